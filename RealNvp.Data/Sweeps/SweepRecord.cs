namespace RealNvp.Data.Sweeps;

/// <summary>A stored sweep. Times are UTC.</summary>
public sealed record SweepRecord
{
    /// <summary>Short, random, URL-safe.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Owner { get; init; }

    public required SweepKind Kind { get; init; }

    public required SweepStatus Status { get; init; }

    /// <summary>What was asked for, every default spelled out, as JSON.</summary>
    public required string RequestJson { get; init; }

    /// <summary>Title of the data set.</summary>
    public required string DatasetName { get; init; }

    /// <summary>Training time of all trials after which no further one starts; null: no limit.</summary>
    public double? TimeBudgetSeconds { get; init; }

    /// <summary>The time budget is used up.</summary>
    public bool IsOverBudget { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When it completed or was cancelled.</summary>
    public DateTime? EndedAt { get; init; }
}
