using RealNvp.Data.Runs;

namespace RealNvp.Data.Sweeps;

/// <summary>A trial with what its run's row says of it.</summary>
public sealed record TrialRow
{
    public required string SweepId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required int Combination { get; init; }

    public required int Seed { get; init; }

    public required IReadOnlyList<string> Values { get; init; }

    public required TrialMark Mark { get; init; }

    /// <summary>Null: it has none yet.</summary>
    public string? RunId { get; init; }

    /// <summary>Null: there is no run.</summary>
    public string? RunName { get; init; }

    /// <summary>Null: there is no run, not yet or no longer.</summary>
    public RunStatus? RunStatus { get; init; }

    public bool CancelRequested { get; init; }

    public bool IsTrashed { get; init; }

    /// <summary>Last whole epoch done.</summary>
    public int Epoch { get; init; }

    /// <summary>Training time so far.</summary>
    public double Seconds { get; init; }

    /// <summary>The result asked for; null: the run has none.</summary>
    public double? Objective { get; init; }

    /// <summary>Why the trial could not be launched, or its run failed.</summary>
    public string? FailureReason { get; init; }

    /// <summary>Epoch of the next comparison it has not taken part in; null: there is none.</summary>
    public int? NextRung { get; init; }

    /// <summary>It was stopped early at some time; it may have been revived since.</summary>
    public TrialStop? Stop { get; init; }

    /// <summary>Whether its run waits in the queue or trains.</summary>
    public bool IsLive => RunStatus is Runs.RunStatus.Queued or Runs.RunStatus.Running;
}
