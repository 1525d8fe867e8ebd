using RealNvp.Data.Artifacts;
using RealNvp.Data.Datasets;
using RealNvp.Data.Logs;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Snapshots;
using RealNvp.Engine.Specs;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Runs;

/// <inheritdoc cref="IRunService"/>
internal sealed class RunService(
    IRunStore runs,
    IMetricStore metrics,
    ISnapshotStore snapshots,
    IArtifactStore artifacts,
    IDatasetStore datasets,
    IRunLogStore log,
    IRunQueue queue,
    IRunHub hub,
    ILogger<RunService> logger) : IRunService
{
    public Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default) => runs.ListAsync(query, cancellationToken);

    public Task<IReadOnlyList<RunGroup>> GroupAsync(RunQuery query, RunField field, int limit, CancellationToken cancellationToken = default) =>
        runs.GroupAsync(query, field, limit, cancellationToken);

    public Task<RunRecord?> FindAsync(string id, CancellationToken cancellationToken = default) => runs.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<RunRecord>> FindManyAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        runs.FindManyAsync(ids, cancellationToken);

    public async Task<RunLimits> GetLimitsAsync(DatasetSpec dataset, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return LimitsOf(await FindDatasetAsync(dataset, cancellationToken));
    }

    public async Task<IReadOnlyList<FieldError>> ValidateAsync(RunSpec spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return Check(spec, await FindDatasetAsync(spec.Dataset, cancellationToken));
    }

    public async Task<LaunchResult> LaunchAsync(RunSpec spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var dataset = await FindDatasetAsync(spec.Dataset, cancellationToken);
        var errors = Check(spec, dataset);
        if (errors.Count > 0)
        {
            return new LaunchResult(null, errors);
        }

        try
        {
            var run = await runs.CreateAsync(RunResolver.Resolve(spec, dataset), cancellationToken);
            await EnqueueAsync(run.Id, cancellationToken);
            return new LaunchResult(await runs.FindAsync(run.Id, cancellationToken) ?? run, []);
        }
        catch (KeyNotFoundException)
        {
            // Deleted since it was looked up.
            return new LaunchResult(null, [UnknownDataset(spec.Dataset.Id!)]);
        }
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

        await EnqueueAsync(id, cancellationToken);
        return RunActionResult.Done;
    }

    public async Task<RunActionResult> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        if (!await runs.TryDeleteAsync(id, cancellationToken))
        {
            return RunActions.Refuse(id, await runs.FindAsync(id, cancellationToken), "delete");
        }

        hub.Publish(new RunChange(id, 0, null, StateChanged: true));
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

    public Task<byte[]?> ReadSnapshotAsync(string id, int epoch, CancellationToken cancellationToken = default) =>
        snapshots.ReadAsync(id, epoch, cancellationToken);

    public async Task<byte[]?> ReadWeightsAsync(string id, CancellationToken cancellationToken = default) =>
        (await artifacts.ReadAsync(id, ArtifactKind.Weights, cancellationToken))?.Content;

    private static RunLimits LimitsOf(DatasetRecord? dataset) => new() { Rows = dataset?.Rows, Columns = dataset?.Columns.Count ?? 2 };

    private static IReadOnlyList<FieldError> Check(RunSpec spec, DatasetRecord? dataset)
    {
        var errors = RunSpecValidator.Validate(spec, LimitsOf(dataset));
        return spec.Dataset.Id is { } id && dataset is null ? [UnknownDataset(id), .. errors] : errors;
    }

    private static FieldError UnknownDataset(string id) => new(
        "dataset.id", $"id is \"{(id.Length <= 40 ? id : id[..40] + "…")}\"; there is no data set with that id. GET /api/v1/datasets lists them.");

    private async Task<DatasetRecord?> FindDatasetAsync(DatasetSpec dataset, CancellationToken cancellationToken) =>
        dataset.Id is { } id ? await datasets.FindAsync(id, cancellationToken) : null;

    private async Task<bool> ExistsAsync(string id, CancellationToken cancellationToken) => await runs.FindAsync(id, cancellationToken) is not null;

    /// <summary>Puts a stored run into the queue. A run that the queue will not take does not stay behind as one that waits for ever.</summary>
    private async Task EnqueueAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await queue.EnqueueAsync(id, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "Run {Run} could not be queued.", id);
            await runs.TryFailAsync(id, "The queue could not take the run.", "Resume it once the queue is well again; /healthz tells.", CancellationToken.None);
            throw;
        }
    }
}
