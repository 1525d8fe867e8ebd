using RealNvp.Data.Runs.Notes;
using RealNvp.Data.Runs.Shelves;

namespace RealNvp.Data.Runs;

/// <summary>A run's row; see <see cref="RunRecord"/> for what the columns mean.</summary>
internal sealed class RunEntity
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required RunStatus Status { get; set; }

    public required string SpecJson { get; init; }

    public required string DatasetName { get; init; }

    public string? DatasetId { get; init; }

    public required int CouplingLayers { get; init; }

    public required int HiddenSize { get; init; }

    public required int HiddenLayers { get; init; }

    public required double LearningRate { get; init; }

    public required double L2 { get; init; }

    public required int Epochs { get; init; }

    public List<string> Tags { get; set; } = [];

    public string? Owner { get; init; }

    /// <summary>Empty until it is computed for a run older than the column.</summary>
    public string SettingsHash { get; set; } = "";

    public RunOrigin Origin { get; init; }

    public string? ParentId { get; init; }

    public int? ForkEpoch { get; init; }

    public string? ImportedId { get; init; }

    public string? SweepId { get; set; }

    public int? SweepTrial { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public int Epoch { get; set; }

    public double EpochFraction { get; set; }

    public double? EtaSeconds { get; set; }

    public double Seconds { get; set; }

    public double? TrainNll { get; set; }

    public double? ValNll { get; set; }

    public double? BestValNll { get; set; }

    public int? BestEpoch { get; set; }

    public double? EntropyFloor { get; set; }

    public double? RawEntropy { get; set; }

    public double? LogScaleSum { get; set; }

    public double? RoundTripError { get; set; }

    public double? StepsPerSecond { get; set; }

    public long? PeakMemoryBytes { get; set; }

    public long? Parameters { get; set; }

    public int? TrainRows { get; set; }

    public int? ValidationRows { get; set; }

    public int? TestRows { get; set; }

    public double? TestNll { get; set; }

    public double? TestStandardError { get; set; }

    public double? TestGap { get; set; }

    public double? TestGapStandardError { get; set; }

    public string? BaselinesJson { get; set; }

    public List<string> Columns { get; set; } = [];

    public string? FailureReason { get; set; }

    public string? FailureAdvice { get; set; }

    public string? ProvenanceJson { get; set; }

    public int Resumes { get; set; }

    public bool CancelRequested { get; set; }

    public long QueuePriority { get; set; }

    /// <summary>What a search looks through, see <see cref="RunSearch"/>.</summary>
    public required string SearchText { get; set; }

    public RunNoteEntity? Note { get; init; }

    public bool IsFavourite { get; set; }

    public DateTime? ArchivedAt { get; set; }

    public DateTime? TrashedAt { get; set; }

    /// <summary>Follows from the two moments; the database computes it.</summary>
    public RunShelf Shelf { get; private set; }
}
