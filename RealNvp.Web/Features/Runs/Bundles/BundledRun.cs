using System.Text.Json;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>
/// A run in a bundle, in <see cref="BundleNames.Run"/>: settings, state, results and provenance. A contract of its own, apart from the API's answer, so
/// that bundles written today can be read by later versions. Units are those of <see cref="RunRecord"/>.
/// </summary>
internal sealed record BundledRun
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required RunStatus Status { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The resolved spec.</summary>
    public required JsonElement Spec { get; init; }

    public required BundledData Data { get; init; }

    public required BundledResults Results { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? StartedAt { get; init; }

    public DateTime? EndedAt { get; init; }

    public string? FailureReason { get; init; }

    public string? FailureAdvice { get; init; }

    public int Resumes { get; init; }

    public JsonElement? Provenance { get; init; }

    /// <param name="datasetSha256">SHA-256 of the uploaded file it was trained on; null for a toy.</param>
    public static BundledRun Of(RunRecord run, string? datasetSha256) => new()
    {
        Id = run.Lineage.ImportedId ?? run.Id,
        Name = run.Name,
        Status = run.Status,
        Tags = run.Tags,
        Spec = SpecJson.Deserialize<JsonElement>(run.SpecJson),
        Data = new BundledData(run.DatasetName, datasetSha256, run.Columns, run.TrainRows, run.ValidationRows, run.TestRows),
        Results = BundledResults.Of(run),
        CreatedAt = run.CreatedAt,
        StartedAt = run.StartedAt,
        EndedAt = run.EndedAt,
        FailureReason = run.FailureReason,
        FailureAdvice = run.FailureAdvice,
        Resumes = run.Resumes,
        Provenance = run.ProvenanceJson is { } json ? SpecJson.Deserialize<JsonElement>(json) : null,
    };

    /// <summary>The run as it would be stored.</summary>
    /// <param name="spec">Its settings as read and checked.</param>
    /// <param name="datasetId">The same table here; null: a toy, or the table is not here.</param>
    public RunRecord ToRecord(RunSpec spec, string? datasetId)
    {
        var resolved = spec with
        {
            Name = Name,
            Tags = Tags,
            Dataset = datasetId is null ? spec.Dataset : spec.Dataset with { Id = datasetId },
        };
        return Results.Onto(new RunRecord
        {
            Id = Id,
            Name = Name,
            Status = Status,
            Tags = Tags,
            SpecJson = SpecJson.Serialize(resolved),
            SettingsHash = SettingsHash.Of(resolved),
            DatasetName = Data.Name,
            DatasetId = datasetId,
            Columns = Data.Columns,
            TrainRows = Data.TrainRows,
            ValidationRows = Data.ValidationRows,
            TestRows = Data.TestRows,
            CouplingLayers = spec.Model.CouplingLayers,
            HiddenSize = spec.Model.HiddenSize,
            HiddenLayers = spec.Model.HiddenLayers,
            LearningRate = spec.Training.LearningRate,
            L2 = spec.Training.L2,
            Epochs = spec.Training.Epochs,
            CreatedAt = Utc(CreatedAt),
            StartedAt = StartedAt is { } started ? Utc(started) : null,
            EndedAt = EndedAt is { } ended ? Utc(ended) : null,
            FailureReason = FailureReason,
            FailureAdvice = FailureAdvice,
            Resumes = Resumes,
            ProvenanceJson = Provenance?.GetRawText(),
        });
    }

    /// <summary>A time without a zone is one of UTC, wherever it is read.</summary>
    private static DateTime Utc(DateTime time) => time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time.ToUniversalTime();
}
