using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Training;

/// <summary>
/// Training rows drawn anew from a toy for every epoch. An epoch's rows depend on the data's seed and the epoch's number alone, so that an
/// interrupted run goes on with the rows it would have had.
/// </summary>
public sealed class FreshRows
{
    private readonly DatasetSpec _spec;
    private readonly ToyDataset _toy;
    private readonly Standardizer _standardizer;
    private readonly int _rows;

    /// <param name="spec">A valid toy.</param>
    /// <param name="standardizer">That of the run; it stays as the first rows made it.</param>
    /// <param name="rows">Rows of an epoch.</param>
    public FreshRows(DatasetSpec spec, Standardizer standardizer, int rows)
    {
        ArgumentNullException.ThrowIfNull(spec);
        (_spec, _standardizer, _rows) = (spec, standardizer, rows);
        _toy = ToyCatalogue.Find(spec.Kind) ?? throw new ArgumentException($"There is no toy \"{spec.Kind}\".", nameof(spec));
    }

    /// <summary>Standardised rows of an epoch, row-major.</summary>
    /// <param name="epoch">From 1.</param>
    public float[] Draw(int epoch)
    {
        // Not the data's own stream, from which the validation rows come.
        var seed = SeededRandom.ForStream(_spec.Seed, RandomStreams.FreshPoints + epoch).NextInt(int.MaxValue);
        return _standardizer.Apply(_toy.Sample(_rows, _spec.Noise ?? _toy.Noise.Default, _toy.Complete(_spec.Parameters), seed));
    }
}
