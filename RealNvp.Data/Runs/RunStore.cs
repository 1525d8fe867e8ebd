using Microsoft.EntityFrameworkCore;
using RealNvp.Data.Checkpoints;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Groups;

namespace RealNvp.Data.Runs;

/// <summary>Creation and lists of runs and what is noted of them; the changes of state are in <see cref="RunTransitions"/>.</summary>
internal sealed class RunStore(StudioAccess access, TimeProvider time) : IRunStore
{
    private readonly RunTransitions _transitions = new(access, time);

    public async Task<RunRecord> CreateAsync(NewRun run, CancellationToken cancellationToken = default) =>
        (await CreateManyAsync([run], cancellationToken))[0];

    public Task<IReadOnlyList<RunRecord>> CreateManyAsync(IReadOnlyList<NewRun> runs, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db =>
        {
            foreach (var datasetId in runs.Select(run => run.DatasetId).OfType<string>().Distinct())
            {
                if (!await db.Datasets.AnyAsync(d => d.Id == datasetId && d.IsComplete, cancellationToken))
                {
                    throw new KeyNotFoundException($"There is no data set {datasetId}.");
                }
            }

            // A tick apart, so that runs created together keep their order.
            var now = time.GetUtcNow().UtcDateTime;
            var entities = runs.Select((run, i) => run.ToEntity(ShortId.New(), now.AddTicks(i))).ToList();
            db.Runs.AddRange(entities);
            await db.SaveChangesAsync(cancellationToken);
            foreach (var fork in entities.Where(entity => entity is { Origin: RunOrigin.Fork, ParentId: not null, ForkEpoch: not null }))
            {
                await ForkHistory.CopyAsync(db, fork.ParentId!, fork.ForkEpoch!.Value, fork.Id, cancellationToken);
            }

            return (IReadOnlyList<RunRecord>)entities.ConvertAll(RunMapping.ToRecord);
        },
        cancellationToken);

    public Task<RunRecord?> FindAsync(string id, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (await db.Runs.FirstOrDefaultAsync(run => run.Id == id, cancellationToken))?.ToRecord(),
        cancellationToken);

    public Task<IReadOnlyList<RunRecord>> FindManyAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        access.ReadAsync(db => InOrderAsync(db, ids, cancellationToken), cancellationToken);

    public Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db =>
        {
            var matching = db.Runs.Matching(query);
            var total = await matching.CountAsync(cancellationToken);
            var skip = Math.Max(0, (long)(query.Page - 1) * query.PageSize);
            // First the ids alone: rows are wide, and sorting would carry all of them along.
            var ids = skip >= total ? [] : await matching.Sorted(query.Orders)
                .Select(run => run.Id).Skip((int)skip).Take(query.PageSize).ToListAsync(cancellationToken);
            return new RunPage(await InOrderAsync(db, ids, cancellationToken), total);
        },
        cancellationToken);

    public Task<IReadOnlyList<string>> ListIdsAsync(RunQuery query, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<string>)await db.Runs.Matching(query).Sorted(query.Orders).Select(run => run.Id).ToListAsync(cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<RunGroup>> GroupAsync(RunQuery query, RunField field, int limit, CancellationToken cancellationToken = default) =>
        access.ReadAsync(db => db.Runs.Matching(query).GroupedAsync(field, limit, cancellationToken), cancellationToken);

    public Task<RunGroupPage> SummariseAsync(RunGroupQuery query, CancellationToken cancellationToken = default) =>
        access.ReadAsync(db => RunSummaries.ReadAsync(db.Runs.Matching(query.Runs), query, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<RunRecord>> ListQueuedAsync(CancellationToken cancellationToken = default) =>
        ListAsync(RunStatus.Queued, cancellationToken);

    public Task<IReadOnlyList<RunRecord>> ListRunningAsync(CancellationToken cancellationToken = default) =>
        ListAsync(RunStatus.Running, cancellationToken);

    public Task<bool> TryStartAsync(string id, CancellationToken cancellationToken = default) => _transitions.StartAsync(id, cancellationToken);

    public Task<bool> TryRequeueAsync(string id, CancellationToken cancellationToken = default) => _transitions.RequeueAsync(id, cancellationToken);

    public Task<bool> TryResumeAsync(string id, CancellationToken cancellationToken = default) => _transitions.ResumeAsync(id, cancellationToken);

    public Task<bool> TryCompleteAsync(string id, RunFinish finish, CancellationToken cancellationToken = default) =>
        _transitions.CompleteAsync(id, finish, cancellationToken);

    public Task<bool> TryFailAsync(string id, string reason, string? advice, CancellationToken cancellationToken = default) =>
        _transitions.FailAsync(id, reason, advice, cancellationToken);

    public Task<bool> TryCancelAsync(string id, CancellationToken cancellationToken = default) => _transitions.CancelAsync(id, cancellationToken);

    public Task<bool> TryRequestCancelAsync(string id, CancellationToken cancellationToken = default) =>
        _transitions.RequestCancelAsync(id, cancellationToken);

    public Task SetStartAsync(string id, RunStart start, CancellationToken cancellationToken = default) => access.WriteAsync(
        db =>
        {
            var columns = start.Columns.ToList();
            var entropyFloor = StoredNumber.Of(start.EntropyFloor);
            var rawEntropy = StoredNumber.Of(start.RawEntropy);
            var logScaleSum = StoredNumber.Of(start.LogScaleSum);
            return db.Runs.Where(run => run.Id == id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(run => run.Columns, columns)
                    .SetProperty(run => run.TrainRows, start.TrainRows)
                    .SetProperty(run => run.ValidationRows, start.ValidationRows)
                    .SetProperty(run => run.TestRows, start.TestRows)
                    .SetProperty(run => run.Parameters, start.Parameters)
                    .SetProperty(run => run.RawEntropy, rawEntropy)
                    .SetProperty(run => run.EntropyFloor, entropyFloor)
                    .SetProperty(run => run.LogScaleSum, logScaleSum)
                    .SetProperty(run => run.ProvenanceJson, start.ProvenanceJson),
                cancellationToken);
        },
        cancellationToken);

    public Task SetProgressAsync(string id, double epochFraction, double? etaSeconds, CancellationToken cancellationToken = default)
    {
        var fraction = double.IsNaN(epochFraction) ? 0 : Math.Clamp(epochFraction, 0, 1);
        var eta = StoredNumber.Of(etaSeconds);
        return access.WriteAsync(
            db => db.Runs.Where(run => run.Id == id && run.Status == RunStatus.Running).ExecuteUpdateAsync(
                set => set.SetProperty(run => run.EpochFraction, fraction).SetProperty(run => run.EtaSeconds, eta), cancellationToken),
            cancellationToken);
    }

    public Task SetQueuePriorityAsync(string id, long priority, CancellationToken cancellationToken = default) => access.WriteAsync(
        db => db.Runs.Where(run => run.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.QueuePriority, priority), cancellationToken),
        cancellationToken);

    private static async Task<IReadOnlyList<RunRecord>> InOrderAsync(StudioContext db, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = await db.Runs.Where(run => ids.Contains(run.Id)).ToDictionaryAsync(run => run.Id, cancellationToken);
        return ids.Distinct().Where(found.ContainsKey).Select(id => found[id].ToRecord()).ToList();
    }

    private Task<IReadOnlyList<RunRecord>> ListAsync(RunStatus status, CancellationToken cancellationToken) => access.ReadAsync(
        async db => (IReadOnlyList<RunRecord>)(await db.Runs.Where(run => run.Status == status).InQueueOrder().ToListAsync(cancellationToken))
            .ConvertAll(RunMapping.ToRecord),
        cancellationToken);
}
