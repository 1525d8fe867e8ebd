namespace RealNvp.Data.Sweeps;

/// <summary>A sweep to be stored; see <see cref="SweepRecord"/>.</summary>
public sealed record NewSweep
{
    public required string Name { get; init; }

    public required SweepKind Kind { get; init; }

    public required string RequestJson { get; init; }

    public required string DatasetName { get; init; }

    public double? TimeBudgetSeconds { get; init; }

    public string? Owner { get; init; }

    /// <summary>In the order in which they start; their numbers count from 1.</summary>
    public required IReadOnlyList<NewTrial> Trials { get; init; }

    /// <summary>Epoch of the first comparison of trials; null: there is none.</summary>
    public int? FirstRung { get; init; }
}
