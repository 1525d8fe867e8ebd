namespace RealNvp.Engine.Datasets;

/// <summary>A data set ready for training.</summary>
/// <param name="Table">All rows, in original units.</param>
/// <param name="EntropyFloor">
/// Entropy of the distribution standardised to unit variance per column, in nats: the least NLL a model can reach; null: not known.
/// </param>
public sealed record LoadedDataset(DataTable Table, double? EntropyFloor)
{
    /// <summary>The same entropy in original units, nats; null: not known.</summary>
    public double? RawEntropy { get; init; }

    /// <summary>The density of the distribution the rows come from; null: not known.</summary>
    public ToyDensity? Density { get; init; }

    /// <summary>Fresh points of a toy for the test of the final weights, independent of <see cref="Table"/>; null for a table.</summary>
    public DataTable? Test { get; init; }
}
