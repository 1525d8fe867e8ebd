using RealNvp.Data.Runs.Shelves;

namespace RealNvp.Data.Runs;

/// <summary>A stored run with its latest state. Times are UTC; NLL values are nats on standardised data.</summary>
public sealed record RunRecord
{
    /// <summary>Short, random, URL-safe.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required RunStatus Status { get; init; }

    public required string SpecJson { get; init; }

    public required string DatasetName { get; init; }

    public string? DatasetId { get; init; }

    public required int CouplingLayers { get; init; }

    public required int HiddenSize { get; init; }

    public required int HiddenLayers { get; init; }

    public required double LearningRate { get; init; }

    public required double L2 { get; init; }

    public required int Epochs { get; init; }

    /// <summary>
    /// Equal for runs whose settings differ in nothing but the training seed, name and tags; empty for a moment after an upgrade.
    /// </summary>
    public string SettingsHash { get; init; } = "";

    public RunLineage Lineage { get; init; } = RunLineage.None;

    /// <summary>The sweep whose trial the run is; null: of none.</summary>
    public string? SweepId { get; init; }

    /// <summary>The trial's number in that sweep.</summary>
    public int? SweepTrial { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Owner { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When training first started.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>When the run reached its final state.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>Last whole epoch recorded; 0 before the first.</summary>
    public int Epoch { get; init; }

    /// <summary>Progress inside the epoch under way, 0 to 1.</summary>
    public double EpochFraction { get; init; }

    /// <summary>Estimated training time left; null: not known.</summary>
    public double? EtaSeconds { get; init; }

    /// <summary>Training time so far.</summary>
    public double Seconds { get; init; }

    public double? TrainNll { get; init; }

    public double? ValNll { get; init; }

    public double? BestValNll { get; init; }

    public int? BestEpoch { get; init; }

    public double? EntropyFloor { get; init; }

    /// <summary>Entropy of the data's distribution in original units; null: not known.</summary>
    public double? RawEntropy { get; init; }

    /// <summary>NLL on raw data = NLL on standardised data + this.</summary>
    public double? LogScaleSum { get; init; }

    public double? RoundTripError { get; init; }

    public double? StepsPerSecond { get; init; }

    public long? PeakMemoryBytes { get; init; }

    /// <summary>Trainable parameters of the flow, once known.</summary>
    public long? Parameters { get; init; }

    public int? TrainRows { get; init; }

    public int? ValidationRows { get; init; }

    /// <summary>Rows kept for the test of the final weights; 0: none, null: not known yet.</summary>
    public int? TestRows { get; init; }

    /// <summary>NLL of the final weights on the test rows; null before the end, or without a test.</summary>
    public double? TestNll { get; init; }

    /// <summary>Standard error of <see cref="TestNll"/> over the test rows.</summary>
    public double? TestStandardError { get; init; }

    /// <summary>Distance of the test NLL to the entropy, both in original units, nats.</summary>
    public double? TestGap { get; init; }

    /// <summary>Standard error of <see cref="TestGap"/> over the test rows.</summary>
    public double? TestGapStandardError { get; init; }

    /// <summary>What simpler density estimates reach on the same test rows, as JSON; null: not computed.</summary>
    public string? BaselinesJson { get; init; }

    /// <summary>Column names of the data, once known.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Why a run failed, in a user's words.</summary>
    public string? FailureReason { get; init; }

    /// <summary>What to change after a failure.</summary>
    public string? FailureAdvice { get; init; }

    /// <summary>Version, commit, machine, packages, data hash as JSON, once known.</summary>
    public string? ProvenanceJson { get; init; }

    /// <summary>How often the run was continued from a checkpoint after an interruption.</summary>
    public int Resumes { get; init; }

    /// <summary>A user asked a running run to stop and it has not stopped yet.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>Order in the queue: higher runs first, equal ones by age.</summary>
    public long QueuePriority { get; init; }

    public bool IsFavourite { get; init; }

    /// <summary>When it was put out of the way; null: it was not.</summary>
    public DateTime? ArchivedAt { get; init; }

    /// <summary>When it was put into the trash, from which it goes for good after a while; null: it was not.</summary>
    public DateTime? TrashedAt { get; init; }

    public RunShelf Shelf => TrashedAt is not null ? RunShelf.Trash : ArchivedAt is not null ? RunShelf.Archived : RunShelf.Active;

    /// <summary>Distance of the best validation NLL to the entropy, nats; null where either is not known.</summary>
    public double? Gap => BestValNll - EntropyFloor;

    /// <summary>Whether it can go on from its last checkpoint: not from the trash, and not where it came from elsewhere, as its checkpoint stayed there.</summary>
    public bool CanResume => Status is RunStatus.Failed or RunStatus.Cancelled && TrashedAt is null && Lineage.ImportedId is null;

    /// <summary>Whether the state can no longer change by itself.</summary>
    public bool IsEnded => Status is RunStatus.Completed or RunStatus.Failed or RunStatus.Cancelled;
}
