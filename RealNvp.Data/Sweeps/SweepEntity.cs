namespace RealNvp.Data.Sweeps;

/// <summary>A sweep's row; see <see cref="SweepRecord"/> for what the columns mean.</summary>
internal sealed class SweepEntity
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public string? Owner { get; init; }

    public required SweepKind Kind { get; init; }

    public required SweepStatus Status { get; set; }

    public required string RequestJson { get; init; }

    public required string DatasetName { get; init; }

    public double? TimeBudgetSeconds { get; init; }

    public bool IsOverBudget { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? EndedAt { get; set; }
}
