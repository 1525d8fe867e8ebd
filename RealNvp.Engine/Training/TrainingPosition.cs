namespace RealNvp.Engine.Training;

/// <summary>Where a run stands, beside its parameters and moments.</summary>
public sealed record TrainingPosition
{
    /// <summary>Whole epochs done.</summary>
    public int Epoch { get; init; }

    /// <summary>Sums over the batches done of the epoch after that; <see cref="EpochSums.Batches"/> is the next batch.</summary>
    public EpochSums Sums { get; init; } = new();

    /// <summary>State of the shuffling generator before the epoch under way was shuffled.</summary>
    public required IReadOnlyList<ulong> Shuffle { get; init; }

    /// <summary>Train NLL of the last whole epoch; NaN before the first.</summary>
    public double TrainNll { get; init; } = double.NaN;

    /// <summary>Validation NLL after the last whole epoch; NaN before the first.</summary>
    public double ValNll { get; init; } = double.NaN;

    public double BestValNll { get; init; } = double.PositiveInfinity;

    public int BestEpoch { get; init; }

    /// <summary>Optimizer steps taken, those included that a return after a divergence undid.</summary>
    public long Steps { get; init; }

    /// <summary>What plateaus and returns have multiplied the schedule's rate with.</summary>
    public double RateScale { get; init; } = 1;

    /// <summary>Whether the validation NLL still falls.</summary>
    public ValidationTrend Trend { get; init; } = new();

    /// <summary>Returns after divergences so far.</summary>
    public int Returns { get; init; }

    /// <summary>Training time so far.</summary>
    public double Seconds { get; init; }
}
