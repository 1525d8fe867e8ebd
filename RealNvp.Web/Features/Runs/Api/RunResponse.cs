using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>A run as the API tells it. Fields without a value yet are left out.</summary>
public sealed record RunResponse
{
    /// <summary>Short, random, URL-safe.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required RunStatus Status { get; init; }

    /// <summary>Path of the run's page.</summary>
    public required string Url { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required bool Favourite { get; init; }

    /// <summary>When it was archived; absent: it was not.</summary>
    public DateTime? ArchivedAt { get; init; }

    /// <summary>When it was put into the trash; absent: it was not.</summary>
    public DateTime? TrashedAt { get; init; }

    /// <summary>All settings as resolved from preset, defaults and what was given.</summary>
    public required RunSpec Spec { get; init; }

    /// <summary>Equal for runs whose settings differ in nothing but the training seed.</summary>
    public required string SettingsHash { get; init; }

    public required LineageResponse Lineage { get; init; }

    /// <summary>Only of a sweep's trials.</summary>
    public RunSweepResponse? Sweep { get; init; }

    public required RunDataResponse Data { get; init; }

    public required RunProgressResponse Progress { get; init; }

    public required RunSummaryResponse Summary { get; init; }

    public required RunTimesResponse Times { get; init; }

    /// <summary>What the result depends on beside the settings; known once training has started.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>Why the run failed; only of failed runs.</summary>
    public RunFailureResponse? Failure { get; init; }

    /// <summary>How often it was continued from a checkpoint after an interruption.</summary>
    public required int Resumes { get; init; }

    /// <summary>A running run was asked to stop and has not stopped yet.</summary>
    public required bool CancelRequested { get; init; }

    public static RunResponse Of(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new RunResponse
        {
            Id = run.Id,
            Name = run.Name,
            Status = run.Status,
            Url = RunUrls.Page(run.Id),
            Tags = run.Tags,
            SettingsHash = run.SettingsHash,
            Lineage = LineageResponse.Of(run.Lineage),
            Sweep = run is { SweepId: { } sweep, SweepTrial: { } trial } ? new RunSweepResponse(sweep, trial) : null,
            Favourite = run.IsFavourite,
            ArchivedAt = run.ArchivedAt,
            TrashedAt = run.TrashedAt,
            Spec = StoredSpec.Of(run),
            Data = new RunDataResponse(run.DatasetName, run.DatasetId, run.Columns, run.TrainRows, run.ValidationRows, run.TestRows),
            Progress = new RunProgressResponse(run.Epoch, run.Epochs, run.EpochFraction, JsonNumber.Of(run.EtaSeconds)),
            Summary = RunSummaryResponse.Of(run),
            Times = new RunTimesResponse(run.CreatedAt, run.StartedAt, run.EndedAt, run.Seconds),
            Provenance = run.ProvenanceJson is { } provenance ? SpecJson.Deserialize<Provenance>(provenance) : null,
            Failure = run.FailureReason is { } reason ? new RunFailureResponse(reason, run.FailureAdvice) : null,
            Resumes = run.Resumes,
            CancelRequested = run.CancelRequested,
        };
    }
}
