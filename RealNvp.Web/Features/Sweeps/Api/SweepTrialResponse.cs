using System.Text.Json.Nodes;

namespace RealNvp.Web.Features.Sweeps.Api;

/// <summary>One trial. Fields without a value are left out.</summary>
public sealed record SweepTrialResponse
{
    /// <summary>From 1, in the order in which trials start.</summary>
    public required int Number { get; init; }

    /// <summary>Number of its combination of values, from 1.</summary>
    public required int Combination { get; init; }

    /// <summary>Training seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Its values by the settings' paths.</summary>
    public required JsonObject Values { get; init; }

    public required SweepTrialState State { get; init; }

    public string? RunId { get; init; }

    public string? RunName { get; init; }

    /// <summary>What it is judged by; absent: no result yet, or none that is finite.</summary>
    public double? Objective { get; init; }

    /// <summary>Place by the objective, from 1; equal ones share a place.</summary>
    public int? Rank { get; init; }

    public required int Epoch { get; init; }

    public required int Epochs { get; init; }

    /// <summary>Training time so far.</summary>
    public required double Seconds { get; init; }

    /// <summary>Why it was stopped early.</summary>
    public SweepStop? Stop { get; init; }

    public required bool Revived { get; init; }

    /// <summary>Its run lies in the trash: it counts for nothing.</summary>
    public required bool Trashed { get; init; }

    public string? Failure { get; init; }

    internal static SweepTrialResponse Of(SweepTrial trial, SweepValues values) => new()
    {
        Number = trial.Number,
        Combination = trial.Combination,
        Seed = trial.Seed,
        Values = values.Of(trial.Values),
        State = trial.State,
        RunId = trial.RunId,
        RunName = trial.RunName,
        Objective = trial.Objective,
        Rank = trial.Rank,
        Epoch = trial.Epoch,
        Epochs = trial.Epochs,
        Seconds = trial.Seconds,
        Stop = trial.Stop,
        Revived = trial.IsRevived,
        Trashed = trial.IsTrashed,
        Failure = trial.FailureReason,
    };
}
