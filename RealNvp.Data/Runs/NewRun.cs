namespace RealNvp.Data.Runs;

/// <summary>A run to be stored; it starts out as <see cref="RunStatus.Queued"/>.</summary>
public sealed record NewRun
{
    public required string Name { get; init; }

    /// <summary>The resolved spec as JSON.</summary>
    public required string SpecJson { get; init; }

    /// <summary>Title of the data set, for lists and filters.</summary>
    public required string DatasetName { get; init; }

    /// <summary>Id of the uploaded data set the run uses, or null for a toy. Such a data set cannot be deleted.</summary>
    public string? DatasetId { get; init; }

    public required int CouplingLayers { get; init; }

    public required int HiddenSize { get; init; }

    public required int HiddenLayers { get; init; }

    public required double LearningRate { get; init; }

    public required double L2 { get; init; }

    public required int Epochs { get; init; }

    /// <summary>See <see cref="RunRecord.SettingsHash"/>.</summary>
    public string SettingsHash { get; init; } = "";

    public RunLineage Lineage { get; init; } = RunLineage.None;

    /// <summary>See <see cref="RunRecord.SweepId"/>.</summary>
    public string? SweepId { get; init; }

    public int? SweepTrial { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Who launched it; null: the local user.</summary>
    public string? Owner { get; init; }
}
