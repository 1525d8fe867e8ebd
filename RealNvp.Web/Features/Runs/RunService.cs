using RealNvp.Data.Artifacts;
using RealNvp.Data.Logs;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Groups;
using RealNvp.Data.Snapshots;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Runs;

/// <inheritdoc cref="IRunService"/>
internal sealed class RunService(
    IRunStore runs,
    IMetricStore metrics,
    ISnapshotStore snapshots,
    IArtifactStore artifacts,
    IRunLogStore log,
    ISweepStore sweeps,
    IRunQueue queue,
    RunLauncher launcher) : IRunService
{
    public Task<IReadOnlyList<string>> ListIdsAsync(RunQuery query, CancellationToken cancellationToken = default) => runs.ListIdsAsync(query, cancellationToken);

    public Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default) => runs.ListAsync(query, cancellationToken);

    public Task<IReadOnlyList<RunGroup>> GroupAsync(RunQuery query, RunField field, int limit, CancellationToken cancellationToken = default) =>
        runs.GroupAsync(query, field, limit, cancellationToken);

    public Task<RunGroupPage> SummariseAsync(RunGroupQuery query, CancellationToken cancellationToken = default) => runs.SummariseAsync(query, cancellationToken);

    public Task<IReadOnlySet<string>> FindStoppedEarlyAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        sweeps.FindStoppedAsync(ids, cancellationToken);

    public Task<RunRecord?> FindAsync(string id, CancellationToken cancellationToken = default) => runs.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<RunRecord>> FindManyAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        runs.FindManyAsync(ids, cancellationToken);

    public Task<RunLimits> GetLimitsAsync(DatasetSpec dataset, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return launcher.GetLimitsAsync(dataset, cancellationToken);
    }

    public Task<IReadOnlyList<FieldError>> ValidateAsync(RunSpec spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return launcher.ValidateAsync(spec, cancellationToken);
    }

    public async Task<LaunchResult> LaunchAsync(RunSpec spec, string? clonedFrom = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var lineage = clonedFrom is not null && await ExistsAsync(clonedFrom, cancellationToken) ? new RunLineage(RunOrigin.Clone, clonedFrom) : RunLineage.None;
        var (launched, errors) = await launcher.LaunchAsync([spec], lineage, cancellationToken);
        return new LaunchResult(launched.Count > 0 ? launched[0] : null, errors);
    }

    public async Task<RunActionResult> CancelAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await runs.FindAsync(id, cancellationToken) is null)
        {
            return RunActions.NotFound(id);
        }

        return await queue.CancelAsync(id, cancellationToken)
            ? RunActionResult.Done
            : RunActions.Refuse(id, await runs.FindAsync(id, cancellationToken), "cancel");
    }

    public async Task<RunActionResult> ResumeAsync(string id, CancellationToken cancellationToken = default)
    {
        if (!await runs.TryResumeAsync(id, cancellationToken))
        {
            return RunActions.Refuse(id, await runs.FindAsync(id, cancellationToken), "resume");
        }

        await launcher.EnqueueAsync(id, cancellationToken);
        return RunActionResult.Done;
    }

    public async Task<MetricSeries?> ReadMetricsAsync(string id, int after, int maxPoints, CancellationToken cancellationToken = default)
    {
        var series = await metrics.ReadAsync(id, after, maxPoints, cancellationToken);
        return series.Points.Count > 0 || await ExistsAsync(id, cancellationToken) ? series : null;
    }

    public Task<IReadOnlyDictionary<string, IReadOnlyList<double>>> ReadSparklinesAsync(
        IReadOnlyList<string> ids, int maxPoints, CancellationToken cancellationToken = default) =>
        metrics.ReadSparklinesAsync(ids, maxPoints, cancellationToken);

    public async Task<IReadOnlyList<RunLogLine>?> ReadLogAsync(string id, CancellationToken cancellationToken = default)
    {
        var lines = await log.ReadAsync(id, cancellationToken);
        return lines.Count > 0 || await ExistsAsync(id, cancellationToken) ? lines : null;
    }

    public async Task<IReadOnlyList<int>?> ListSnapshotsAsync(string id, CancellationToken cancellationToken = default)
    {
        var epochs = await snapshots.ListAsync(id, cancellationToken);
        return epochs.Count > 0 || await ExistsAsync(id, cancellationToken) ? epochs : null;
    }

    public Task<IReadOnlyDictionary<string, IReadOnlyList<int>>> ListSnapshotsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) =>
        snapshots.ListManyAsync(ids, cancellationToken);

    public Task<byte[]?> ReadSnapshotAsync(string id, int epoch, CancellationToken cancellationToken = default) =>
        snapshots.ReadAsync(id, epoch, cancellationToken);

    public async Task<byte[]?> ReadWeightsAsync(string id, CancellationToken cancellationToken = default) =>
        (await artifacts.ReadAsync(id, ArtifactKind.Weights, cancellationToken))?.Content;

    private async Task<bool> ExistsAsync(string id, CancellationToken cancellationToken) => await runs.FindAsync(id, cancellationToken) is not null;
}
