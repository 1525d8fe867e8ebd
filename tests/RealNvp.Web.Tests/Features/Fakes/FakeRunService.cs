using RealNvp.Data.Logs;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Groups;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Runs in a list, with filter and paging as the database has them, and a note of what was asked.</summary>
internal sealed class FakeRunService : IRunService
{
    public List<RunRecord> Runs { get; } = [];

    public List<RunQuery> Queries { get; } = [];

    public List<RunGroupQuery> GroupQueries { get; } = [];

    public List<RunSpec> Launched { get; } = [];

    /// <summary>The run that the last launch was a clone of.</summary>
    public string? ClonedFrom { get; private set; }

    public List<string> Actions { get; } = [];

    public int SparklineRequests { get; private set; }

    public int FindManyRequests { get; private set; }

    /// <summary>What every reading throws, or null.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What a launch answers instead of a run.</summary>
    public IReadOnlyList<FieldError> Refusal { get; set; } = [];

    /// <summary>Holds launches back until set.</summary>
    public TaskCompletionSource? LaunchGate { get; set; }

    /// <summary>Holds lists back until set.</summary>
    public TaskCompletionSource? ListGate { get; set; }

    /// <summary>Hold curves back until set, by run id.</summary>
    public Dictionary<string, TaskCompletionSource> MetricGates { get; } = [];

    /// <summary>Epochs with a snapshot by run id.</summary>
    public Dictionary<string, IReadOnlyList<int>> Snapshots { get; } = [];

    /// <summary>Ids of the runs that their sweep has stopped early.</summary>
    public HashSet<string> StoppedEarly { get; } = [];

    /// <summary>What runs have said, by run id.</summary>
    public Dictionary<string, IReadOnlyList<RunLogLine>> Log { get; } = [];

    /// <summary>Epochs in order, by run id.</summary>
    public Dictionary<string, IReadOnlyList<EpochMetric>> Metrics { get; } = [];

    /// <summary>Single runs, curves and snapshots that were read, in order.</summary>
    public List<string> Reads { get; } = [];

    /// <summary>What reading a log throws, or null.</summary>
    public Exception? LogFailure { get; set; }

    public RunLimits Limits { get; set; } = new() { MemoryBytes = 16e9 };

    public async Task<IReadOnlyList<string>> ListIdsAsync(RunQuery query, CancellationToken cancellationToken = default) =>
        [.. (await ListAsync(query with { Page = 1, PageSize = int.MaxValue }, cancellationToken)).Items.Select(run => run.Id)];

    public async Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default)
    {
        Queries.Add(query);
        if (ListGate is not null)
        {
            await ListGate.Task;
        }

        if (Failure is not null)
        {
            throw Failure;
        }

        var matching = Runs
            .Where(run => query.Shelves.Count == 0 || query.Shelves.Contains(run.Shelf))
            .Where(run => query.Statuses.Count == 0 || query.Statuses.Contains(run.Status))
            .Where(run => query.Filter is not HasText text || run.Name.Contains(text.Text, StringComparison.OrdinalIgnoreCase))
            .Where(run => query.Tag is null || run.Tags.Contains(query.Tag))
            .ToList();
        return new RunPage(matching.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).ToList(), matching.Count);
    }

    /// <summary>Of tags only.</summary>
    public Task<IReadOnlyList<RunGroup>> GroupAsync(RunQuery query, RunField field, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<RunGroup>>(field.Kind == RunFieldKind.Tags
            ? Runs.SelectMany(run => run.Tags).GroupBy(tag => tag).Select(group => new RunGroup(group.Key, group.Count())).ToList()
            : []);

    /// <summary>By hidden size only, summed up by the best validation NLL.</summary>
    public Task<RunGroupPage> SummariseAsync(RunGroupQuery query, CancellationToken cancellationToken = default)
    {
        GroupQueries.Add(query);
        if (Failure is not null)
        {
            return Task.FromException<RunGroupPage>(Failure);
        }

        var groups = Runs.GroupBy(run => run.HiddenSize).OrderBy(group => group.Key).Select(group => new RunGroupSummary
        {
            Value = query.By.Kind == RunFieldKind.Number ? (double)group.Key : "s1-" + group.Key,
            Runs = group.Count(),
            Statuses = group.CountBy(run => run.Status).ToDictionary(),
            Measured = group.Count(run => run.BestValNll is not null),
            Least = group.Min(run => run.BestValNll),
            Mean = group.Average(run => run.BestValNll),
            StandardDeviation = group.Count() > 1 ? 0.01 : null,
            Largest = group.Max(run => run.BestValNll),
            NewestId = group.First().Id,
            Ids = [.. group.Select(run => run.Id)],
        }).ToList();
        return Task.FromResult(new RunGroupPage(groups, groups.Count));
    }

    public Task<IReadOnlySet<string>> FindStoppedEarlyAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlySet<string>>(StoppedEarly.Intersect(ids).ToHashSet());

    public Task<RunRecord?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        Reads.Add($"find {id}");
        return Failure is null ? Task.FromResult(Runs.Find(run => run.Id == id)) : Task.FromException<RunRecord?>(Failure);
    }

    public Task<IReadOnlyList<RunRecord>> FindManyAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        FindManyRequests++;
        return Failure is null
            ? Task.FromResult<IReadOnlyList<RunRecord>>(ids.SelectMany(id => Runs.Where(run => run.Id == id)).ToList())
            : Task.FromException<IReadOnlyList<RunRecord>>(Failure);
    }

    public Task<RunLimits> GetLimitsAsync(DatasetSpec dataset, CancellationToken cancellationToken = default) => Task.FromResult(Limits);

    public Task<IReadOnlyList<FieldError>> ValidateAsync(RunSpec spec, CancellationToken cancellationToken = default) =>
        Task.FromResult(RunSpecValidator.Validate(spec, Limits));

    public async Task<LaunchResult> LaunchAsync(RunSpec spec, string? clonedFrom = null, CancellationToken cancellationToken = default)
    {
        Launched.Add(spec);
        ClonedFrom = clonedFrom;
        if (LaunchGate is not null)
        {
            await LaunchGate.Task;
        }

        if (Failure is not null)
        {
            throw Failure;
        }

        return Refusal.Count > 0 ? new LaunchResult(null, Refusal) : new LaunchResult(RunFactory.Run("launched", RunStatus.Queued, spec), []);
    }

    public Task<RunActionResult> CancelAsync(string id, CancellationToken cancellationToken = default) => Act("cancel", id);

    public Task<RunActionResult> ResumeAsync(string id, CancellationToken cancellationToken = default) => Act("resume", id);

    public async Task<MetricSeries?> ReadMetricsAsync(string id, int after, int maxPoints, CancellationToken cancellationToken = default)
    {
        Reads.Add($"metrics {id} after {after}");
        if (MetricGates.TryGetValue(id, out var gate))
        {
            await gate.Task;
        }

        return Metrics.TryGetValue(id, out var all)
            ? new MetricSeries([.. all.Where(metric => metric.Epoch > after)], Math.Max(after, all.Count == 0 ? 0 : all[^1].Epoch))
            : null;
    }

    public Task<IReadOnlyDictionary<string, IReadOnlyList<double>>> ReadSparklinesAsync(
        IReadOnlyList<string> ids, int maxPoints, CancellationToken cancellationToken = default)
    {
        SparklineRequests++;
        return Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<double>>>(
            ids.ToDictionary(id => id, IReadOnlyList<double> (_) => [2.1, 1.5, 1.2]));
    }

    public Task<IReadOnlyList<RunLogLine>?> ReadLogAsync(string id, CancellationToken cancellationToken = default) =>
        LogFailure is null
            ? Task.FromResult<IReadOnlyList<RunLogLine>?>(Log.GetValueOrDefault(id, []))
            : Task.FromException<IReadOnlyList<RunLogLine>?>(LogFailure);

    public Task<IReadOnlyDictionary<string, IReadOnlyList<int>>> ListSnapshotsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<int>>>(Snapshots.Where(run => ids.Contains(run.Key)).ToDictionary());

    public Task<IReadOnlyList<int>?> ListSnapshotsAsync(string id, CancellationToken cancellationToken = default) =>
        Task.FromResult(Snapshots.GetValueOrDefault(id));

    public Task<byte[]?> ReadSnapshotAsync(string id, int epoch, CancellationToken cancellationToken = default)
    {
        Reads.Add($"snapshot {id} {epoch}");
        return Task.FromResult<byte[]?>(null);
    }

    public Task<byte[]?> ReadWeightsAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult<byte[]?>(null);

    private Task<RunActionResult> Act(string action, string id)
    {
        Actions.Add($"{action} {id}");
        return Task.FromResult(RunActionResult.Done);
    }
}
