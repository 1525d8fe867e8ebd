using RealNvp.Data.Logs;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Groups;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs;

/// <summary>Everything pages and API do with runs.</summary>
public interface IRunService
{
    /// <summary>See <see cref="IRunStore.ListIdsAsync"/>.</summary>
    Task<IReadOnlyList<string>> ListIdsAsync(RunQuery query, CancellationToken cancellationToken = default);

    Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default);

    /// <summary>See <see cref="IRunStore.GroupAsync"/>.</summary>
    Task<IReadOnlyList<RunGroup>> GroupAsync(RunQuery query, RunField field, int limit, CancellationToken cancellationToken = default);

    /// <summary>See <see cref="IRunStore.SummariseAsync"/>.</summary>
    Task<RunGroupPage> SummariseAsync(RunGroupQuery query, CancellationToken cancellationToken = default);

    /// <summary>See <see cref="RealNvp.Data.Sweeps.ISweepStore.FindStoppedAsync"/>.</summary>
    Task<IReadOnlySet<string>> FindStoppedEarlyAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    Task<RunRecord?> FindAsync(string id, CancellationToken cancellationToken = default);

    Task<IReadOnlyList<RunRecord>> FindManyAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    /// <summary>What the data set and this machine allow a run with that data: for live validation in the form.</summary>
    Task<RunLimits> GetLimitsAsync(DatasetSpec dataset, CancellationToken cancellationToken = default);

    /// <summary>Checks a spec as <see cref="LaunchAsync"/> would, without launching.</summary>
    Task<IReadOnlyList<FieldError>> ValidateAsync(RunSpec spec, CancellationToken cancellationToken = default);

    /// <summary>Validates, stores and queues a run.</summary>
    /// <param name="clonedFrom">Id of the run whose settings were taken up, to be remembered; one that does not exist is as none.</param>
    Task<LaunchResult> LaunchAsync(RunSpec spec, string? clonedFrom = null, CancellationToken cancellationToken = default);

    /// <summary>Stops a queued or running run. A running one stops within a batch; its row changes when it has.</summary>
    Task<RunActionResult> CancelAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Queues a cancelled or failed run again, from its last checkpoint.</summary>
    Task<RunActionResult> ResumeAsync(string id, CancellationToken cancellationToken = default);

    Task<MetricSeries?> ReadMetricsAsync(string id, int after, int maxPoints, CancellationToken cancellationToken = default);

    Task<IReadOnlyDictionary<string, IReadOnlyList<double>>> ReadSparklinesAsync(
        IReadOnlyList<string> ids, int maxPoints, CancellationToken cancellationToken = default);

    /// <summary>What the run said while it trained, oldest first; null: no such run.</summary>
    Task<IReadOnlyList<RunLogLine>?> ReadLogAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Epochs with snapshots, ascending; null: no such run.</summary>
    Task<IReadOnlyList<int>?> ListSnapshotsAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Epochs with a snapshot of several runs; runs without one are left out.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<int>>> ListSnapshotsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default);

    /// <summary>A snapshot's safetensors bytes; null: no such run or epoch.</summary>
    Task<byte[]?> ReadSnapshotAsync(string id, int epoch, CancellationToken cancellationToken = default);

    /// <summary>The weights' safetensors bytes; null: no such run, or it has not ended with weights.</summary>
    Task<byte[]?> ReadWeightsAsync(string id, CancellationToken cancellationToken = default);
}
