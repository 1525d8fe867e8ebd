namespace RealNvp.Data.Runs;

/// <summary>The results of a completed run.</summary>
public sealed record RunFinish(double RoundTripError, double StepsPerSecond, long PeakMemoryBytes)
{
    /// <summary>See <see cref="RunRecord.TestNll"/>.</summary>
    public double? TestNll { get; init; }

    /// <summary>See <see cref="RunRecord.TestStandardError"/>.</summary>
    public double? TestStandardError { get; init; }

    /// <summary>See <see cref="RunRecord.TestGap"/>.</summary>
    public double? TestGap { get; init; }

    /// <summary>See <see cref="RunRecord.TestGapStandardError"/>.</summary>
    public double? TestGapStandardError { get; init; }

    /// <summary>See <see cref="RunRecord.BaselinesJson"/>.</summary>
    public string? BaselinesJson { get; init; }
}
