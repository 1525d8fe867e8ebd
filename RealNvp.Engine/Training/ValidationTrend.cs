namespace RealNvp.Engine.Training;

/// <summary>Whether the validation NLL still falls: what early stopping and the plateau schedule go by.</summary>
public sealed record ValidationTrend
{
    /// <summary>Nats by which the NLL must fall to count as progress: less is noise of the batches.</summary>
    public const double LeastProgress = 1e-4;

    /// <summary>NLL that the last progress reached.</summary>
    public double Reference { get; init; } = double.PositiveInfinity;

    /// <summary>Epochs since the last progress.</summary>
    public int Epochs { get; init; }

    /// <summary>Epochs since the last progress or the last reduction of the rate, whichever is later.</summary>
    public int EpochsAtRate { get; init; }

    /// <summary>The trend after one more epoch.</summary>
    public ValidationTrend Add(double valNll) => valNll < Reference - LeastProgress
        ? new ValidationTrend { Reference = valNll }
        : this with { Epochs = Epochs + 1, EpochsAtRate = EpochsAtRate + 1 };
}
