namespace RealNvp.Web.Features.Sweeps;

/// <summary>One trial: a combination of values with a training seed, and the run that tries it.</summary>
public sealed record SweepTrial
{
    /// <summary>From 1, in the order in which trials start.</summary>
    public required int Number { get; init; }

    /// <summary>Number of its combination, from 1; the trials of one combination differ in their seed alone.</summary>
    public required int Combination { get; init; }

    /// <summary>Training seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Spelled values in the order of the request's dimensions.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    public required SweepTrialState State { get; init; }

    /// <summary>Null: it has none yet. The run may have been deleted: <see cref="SweepTrialState.Deleted"/>.</summary>
    public string? RunId { get; init; }

    /// <summary>Its run's name, which people may have changed; null: there is no run, not yet or no longer.</summary>
    public string? RunName { get; init; }

    /// <summary>Null: no result yet, or none that is finite (diverged), which ranks last.</summary>
    public double? Objective { get; init; }

    /// <summary>Place by the objective among all trials with one, from 1; equal ones share a place. Null: no objective, or the run lies in the trash.</summary>
    public int? Rank { get; init; }

    /// <summary>Last whole epoch done.</summary>
    public int Epoch { get; init; }

    /// <summary>Epochs it trains if nothing stops it.</summary>
    public required int Epochs { get; init; }

    /// <summary>Training time so far.</summary>
    public double Seconds { get; init; }

    /// <summary>Why the sweep stopped it; kept after it was revived.</summary>
    public SweepStop? Stop { get; init; }

    /// <summary>It was stopped and somebody let it go on: nothing stops it any more.</summary>
    public bool IsRevived { get; init; }

    /// <summary>Its run lies in the trash: it counts for nothing until it is taken out again.</summary>
    public bool IsTrashed { get; init; }

    /// <summary>Why its run failed; only of failed trials.</summary>
    public string? FailureReason { get; init; }

    /// <summary>Whether it can be revived: it was stopped and its run is still there, not in the trash.</summary>
    public bool CanRevive => State == SweepTrialState.Stopped && !IsTrashed;
}
