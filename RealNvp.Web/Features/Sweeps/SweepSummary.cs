using RealNvp.Data.Sweeps;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>A sweep as lists show it. Times are UTC.</summary>
public sealed record SweepSummary
{
    /// <summary>Short, random, URL-safe.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required SweepKind Kind { get; init; }

    public required SweepStatus Status { get; init; }

    public required SweepObjective Objective { get; init; }

    /// <summary>Paths of the settings that vary, in the request's order.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>Title of the data set.</summary>
    public required string DatasetName { get; init; }

    public required SweepCounts Counts { get; init; }

    /// <summary>Null: no trial has a result yet.</summary>
    public SweepBest? Best { get; init; }

    /// <summary>Training time of all trials together so far.</summary>
    public required double Seconds { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When it completed or was cancelled; null: it has not.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>The time budget is used up: what was still waiting will not start.</summary>
    public bool IsOverBudget { get; init; }

    public bool CanCancel => Status is SweepStatus.Running or SweepStatus.Paused;

    public bool CanPause => Status is SweepStatus.Running;

    /// <summary>A paused sweep goes on, a cancelled one takes up what the cancellation ended.</summary>
    public bool CanContinue => Status is SweepStatus.Paused or SweepStatus.Cancelled;
}
