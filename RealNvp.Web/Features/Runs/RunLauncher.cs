using RealNvp.Data.Datasets;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Engine;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Runs;

/// <summary>Checks specs against the data they name, stores them as runs and puts those into the queue.</summary>
internal sealed class RunLauncher(IRunStore runs, IDatasetStore datasets, IRunQueue queue, ILogger<RunLauncher> logger)
{
    public async Task<RunLimits> GetLimitsAsync(DatasetSpec dataset, CancellationToken cancellationToken) =>
        LimitsOf(await FindDatasetAsync(dataset, cancellationToken));

    public async Task<IReadOnlyList<FieldError>> ValidateAsync(RunSpec spec, CancellationToken cancellationToken) =>
        Check(spec, await FindDatasetAsync(spec.Dataset, cancellationToken));

    /// <summary>Launches runs that share one data set: all of them, or none with everything that is wrong.</summary>
    /// <param name="specs">One or more, all on the data set of the first.</param>
    /// <param name="lineage">Where they come from.</param>
    public async Task<(IReadOnlyList<RunRecord> Runs, IReadOnlyList<FieldError> Errors)> LaunchAsync(
        IReadOnlyList<RunSpec> specs, RunLineage lineage, CancellationToken cancellationToken)
    {
        var dataset = await FindDatasetAsync(specs[0].Dataset, cancellationToken);
        var errors = specs.SelectMany(spec => Check(spec, dataset)).Distinct().ToList();
        if (errors.Count > 0)
        {
            return ([], errors);
        }

        try
        {
            var resolved = specs.Select(spec => RunResolver.Resolve(spec, dataset, lineage)).ToList();
            var created = await runs.CreateManyAsync(resolved, cancellationToken);
            foreach (var run in created)
            {
                // Stored is launched: who asked may be gone by now, and the run must not wait for ever.
                await EnqueueAsync(run.Id, CancellationToken.None);
            }

            return (await runs.FindManyAsync([.. created.Select(run => run.Id)], CancellationToken.None), []);
        }
        catch (KeyNotFoundException)
        {
            // Deleted since it was looked up.
            return ([], [UnknownDataset(specs[0].Dataset.Id!)]);
        }
    }

    /// <summary>A spec as the run to be stored; null with everything that is wrong.</summary>
    public async Task<(NewRun? Run, IReadOnlyList<FieldError> Errors)> ResolveAsync(RunSpec spec, RunLineage lineage, CancellationToken cancellationToken)
    {
        var dataset = await FindDatasetAsync(spec.Dataset, cancellationToken);
        var errors = Check(spec, dataset);
        return errors.Count > 0 ? (null, errors) : (RunResolver.Resolve(spec, dataset, lineage), []);
    }

    /// <summary>Puts a stored run into the queue. A run that the queue will not take does not stay behind as one that waits for ever.</summary>
    public async Task EnqueueAsync(string id, CancellationToken cancellationToken)
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

    private static RunLimits LimitsOf(DatasetRecord? dataset) => new() { Rows = dataset?.Rows, Columns = dataset?.Columns.Count ?? 2 };

    private static IReadOnlyList<FieldError> Check(RunSpec spec, DatasetRecord? dataset)
    {
        var errors = RunSpecValidator.Validate(spec, LimitsOf(dataset));
        return spec.Dataset.Id is { } id && dataset is null ? [UnknownDataset(id), .. errors] : errors;
    }

    internal static FieldError UnknownDataset(string id) => new(
        "dataset.id", $"id is \"{ShortText.Of(id)}\"; there is no data set with that id. GET /api/v1/datasets lists them.");

    private async Task<DatasetRecord?> FindDatasetAsync(DatasetSpec dataset, CancellationToken cancellationToken) =>
        dataset.Id is { } id ? await datasets.FindAsync(id, cancellationToken) : null;
}
