namespace RealNvp.Data.Sweeps;

/// <summary>What a trial had reached when it came to a comparison. NULL stands for a value that is not finite.</summary>
internal sealed class SweepReportEntity
{
    public required string SweepId { get; init; }

    public required int Epoch { get; init; }

    public required int Number { get; init; }

    public double? Value { get; init; }
}
