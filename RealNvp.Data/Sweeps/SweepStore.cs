using Microsoft.EntityFrameworkCore;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;

namespace RealNvp.Data.Sweeps;

/// <summary>Creation and lists of sweeps and trials; the changes of their states are in <see cref="SweepTransitions"/>.</summary>
internal sealed class SweepStore(StudioAccess access, TimeProvider time) : ISweepStore
{
    /// <summary>Where rows are wanted without their result.</summary>
    private static readonly RunField AnyResult = RunField.Of(RunValue.BestValNll);

    private readonly SweepTransitions _transitions = new(access, time);

    public Task<SweepRecord> CreateAsync(NewSweep sweep, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        var entity = new SweepEntity
        {
            Id = ShortId.New(),
            Name = sweep.Name,
            Owner = sweep.Owner,
            Kind = sweep.Kind,
            Status = SweepStatus.Running,
            RequestJson = sweep.RequestJson,
            DatasetName = sweep.DatasetName,
            TimeBudgetSeconds = sweep.TimeBudgetSeconds,
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        return access.WriteAsync(
            async db =>
            {
                db.Add(entity);
                db.AddRange(sweep.Trials.Select((trial, index) => new SweepTrialEntity
                {
                    SweepId = entity.Id,
                    Number = index + 1,
                    Combination = trial.Combination,
                    Seed = trial.Seed,
                    Values = [.. trial.Values],
                    NextRung = sweep.FirstRung,
                }));
                await db.SaveChangesAsync(cancellationToken);
                return await db.Sweeps.Where(stored => stored.Id == entity.Id).Select(SweepQueries.ToRecord).SingleAsync(cancellationToken);
            },
            cancellationToken);
    }

    public Task<SweepRecord?> FindAsync(string id, CancellationToken cancellationToken = default) => access.ReadAsync(
        db => db.Sweeps.Where(sweep => sweep.Id == id).Select(SweepQueries.ToRecord).SingleOrDefaultAsync(cancellationToken), cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> FindNamesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyDictionary<string, string>)await db.Sweeps.Where(sweep => ids.Contains(sweep.Id)).Select(sweep => new { sweep.Id, sweep.Name })
            .ToDictionaryAsync(sweep => sweep.Id, sweep => sweep.Name, cancellationToken),
        cancellationToken);

    public Task<SweepRecords> ListAsync(SweepQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return access.ReadAsync(
            async db =>
            {
                IQueryable<SweepEntity> matching = db.Sweeps;
                if (query.Statuses.Count > 0)
                {
                    matching = matching.Where(sweep => query.Statuses.Contains(sweep.Status));
                }

                if (!string.IsNullOrWhiteSpace(query.Search))
                {
                    var text = query.Search.Trim().ToLowerInvariant();
                    matching = matching.Where(sweep =>
                        StudioFunctions.Fold(sweep.Name)!.Contains(text) || StudioFunctions.Fold(sweep.DatasetName)!.Contains(text) || sweep.Id == text);
                }

                var skip = (int)Math.Clamp((long)(query.Page - 1) * query.PageSize, 0, int.MaxValue);
                var items = await matching.OrderByDescending(sweep => sweep.CreatedAt).ThenBy(sweep => sweep.Id)
                    .Skip(skip).Take(query.PageSize).Select(SweepQueries.ToRecord).ToListAsync(cancellationToken);
                return new SweepRecords(items, await matching.CountAsync(cancellationToken));
            },
            cancellationToken);
    }

    public Task<IReadOnlySet<string>> FindStoppedAsync(IReadOnlyList<string> runIds, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlySet<string>)await db.SweepTrials.Stopped().Where(trial => runIds.Contains(trial.RunId!)).Select(trial => trial.RunId!)
            .ToHashSetAsync(cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<TrialRow>> ListTrialsAsync(string id, RunField objective, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<TrialRow>)await db.SweepTrials.Where(trial => trial.SweepId == id).OrderBy(trial => trial.Number)
            .WithRuns(db, objective).ToListAsync(cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<TrialTally>> TallyAsync(IReadOnlyList<string> ids, RunField objective, CancellationToken cancellationToken = default) =>
        access.ReadAsync(
            async db =>
            {
                var rows = db.SweepTrials.Where(trial => ids.Contains(trial.SweepId)).LeftJoin(
                    ObjectiveRun.Of(db.Runs, objective),
                    trial => trial.RunId,
                    found => found.Run.Id,
                    (trial, found) => new
                    {
                        trial.SweepId,
                        HasRun = trial.RunId != null,
                        Status = (RunStatus?)found!.Run.Status,
                        trial.Mark,
                        HasStop = trial.StopEpoch != null,
                        HasFailure = trial.FailureReason != null,
                        IsTrashed = ((DateTime?)found.Run.TrashedAt) != null,
                        Seconds = ((double?)found.Run.Seconds) ?? 0,
                        found.Value,
                    });
                return (IReadOnlyList<TrialTally>)await rows
                    .GroupBy(row => new { row.SweepId, row.HasRun, row.Status, row.Mark, row.HasStop, row.HasFailure, row.IsTrashed })
                    .Select(group => new TrialTally(
                        group.Key.SweepId,
                        group.Key.HasRun,
                        group.Key.Status,
                        group.Key.Mark,
                        group.Key.HasStop,
                        group.Key.HasFailure,
                        group.Key.IsTrashed,
                        group.Count(),
                        group.Sum(row => row.Seconds),
                        group.Min(row => row.Value),
                        group.Max(row => row.Value)))
                    .ToListAsync(cancellationToken);
            },
            cancellationToken);

    public Task<IReadOnlyList<(TrialPlace Trial, double Value)>> FindByObjectiveAsync(
        IReadOnlyList<string> ids, RunField objective, IReadOnlyList<double> values, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db =>
        {
            var wanted = values.Select(value => (double?)value).ToList();
            var found = await db.SweepTrials.Where(trial => ids.Contains(trial.SweepId)).OrderBy(trial => trial.SweepId).ThenBy(trial => trial.Number)
                .Join(ObjectiveRun.Of(db.Runs, objective), trial => trial.RunId, found => found.Run.Id, (trial, found) => new { trial.SweepId, trial.Number, trial.RunId, found.Value, found.Run })
                .Where(row => wanted.Contains(row.Value) && row.Run.Status != RunStatus.Failed && row.Run.TrashedAt == null)
                .Select(row => new { row.SweepId, row.Number, row.RunId, row.Value })
                .ToListAsync(cancellationToken);
            return (IReadOnlyList<(TrialPlace, double)>)found.ConvertAll(row => (new TrialPlace(row.SweepId, row.Number, row.RunId!), row.Value!.Value));
        },
        cancellationToken);

    public Task<IReadOnlyList<string>> ListOpenAsync(CancellationToken cancellationToken = default) => access.ReadAsync(
        async db =>
        {
            TrialMark[] wishes = [TrialMark.StopWanted, TrialMark.CancelWanted, TrialMark.ResumeWanted];
            var open = await db.Sweeps.Where(sweep => sweep.Status == SweepStatus.Running || sweep.Status == SweepStatus.Paused)
                .OrderBy(sweep => sweep.CreatedAt).Select(sweep => sweep.Id).ToListAsync(cancellationToken);
            var wished = await db.SweepTrials.Where(trial => wishes.Contains(trial.Mark)).Select(trial => trial.SweepId).Distinct().ToListAsync(cancellationToken);
            var live = await db.Runs.Live().Where(run => run.SweepId != null).Select(run => run.SweepId!).Distinct().ToListAsync(cancellationToken);
            return (IReadOnlyList<string>)open.Union(wished).Union(live).ToList();
        },
        cancellationToken);

    public Task<SweepWork?> ReadWorkAsync(string id, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db =>
        {
            if (await db.Sweeps.Where(sweep => sweep.Id == id).Select(SweepQueries.ToRecord).SingleOrDefaultAsync(cancellationToken) is not { } sweep)
            {
                return null;
            }

            var trials = db.SweepTrials.Where(trial => trial.SweepId == id);
            var runs = db.Runs.Where(run => run.SweepId == id);
            var next = await trials.Waiting().MinAsync(trial => (int?)trial.Number, cancellationToken);
            var live = await runs.Live().CountAsync(cancellationToken);
            var seconds = sweep.TimeBudgetSeconds is null ? 0 : await runs.SumAsync(run => run.Seconds, cancellationToken);
            var wishes = await trials
                .Where(trial => trial.Mark == TrialMark.StopWanted || trial.Mark == TrialMark.CancelWanted || trial.Mark == TrialMark.ResumeWanted
                    || (trial.Mark == TrialMark.Stopped && runs.Any(run => run.Id == trial.RunId && !run.CancelRequested
                        && (run.Status == RunStatus.Queued || run.Status == RunStatus.Running))))
                .OrderBy(trial => trial.Number).WithRuns(db, AnyResult).ToListAsync(cancellationToken);
            List<TrialRow> due = sweep.Kind != SweepKind.Asha ? [] : await trials
                .Where(trial => trial.NextRung != null && trial.RunId != null && runs.Any(run => run.Id == trial.RunId && run.Epoch >= trial.NextRung))
                .OrderBy(trial => trial.Number).WithRuns(db, AnyResult).ToListAsync(cancellationToken);
            return new SweepWork(sweep, live, next, seconds, wishes, due);
        },
        cancellationToken);

    public Task<IReadOnlyList<TrialRow>> ListWaitingAsync(string id, int limit, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<TrialRow>)await db.SweepTrials.Where(trial => trial.SweepId == id).Waiting()
            .OrderBy(trial => trial.Number).Take(limit).WithRuns(db, AnyResult).ToListAsync(cancellationToken),
        cancellationToken);

    public Task<(string Id, SweepKind Kind)?> FindSweepOfRunAsync(string runId, CancellationToken cancellationToken = default) =>
        access.ReadAsync<(string Id, SweepKind Kind)?>(
            async db => await db.SweepTrials.Where(trial => trial.RunId == runId)
                .Join(db.Sweeps, trial => trial.SweepId, sweep => sweep.Id, (trial, sweep) => new { sweep.Id, sweep.Kind })
                .FirstOrDefaultAsync(cancellationToken) is { } sweep ? (sweep.Id, sweep.Kind) : null,
            cancellationToken);

    public Task<string?> TryAddRunAsync(string id, int number, NewRun run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        var now = time.GetUtcNow().UtcDateTime;
        return access.WriteAsync(
            async db =>
            {
                var trial = await db.SweepTrials.AsTracking().Where(trial => trial.SweepId == id).Waiting().SingleOrDefaultAsync(trial => trial.Number == number, cancellationToken);
                if (trial is null || !await db.Sweeps.AnyAsync(sweep => sweep.Id == id && sweep.Status == SweepStatus.Running, cancellationToken))
                {
                    return null;
                }

                if (run.DatasetId is { } datasetId && !await db.Datasets.AnyAsync(dataset => dataset.Id == datasetId && dataset.IsComplete, cancellationToken))
                {
                    throw new KeyNotFoundException($"There is no data set {datasetId}.");
                }

                var entity = (run with { SweepId = id, SweepTrial = number }).ToEntity(ShortId.New(), now);
                db.Add(entity);
                trial.RunId = entity.Id;
                await db.SaveChangesAsync(cancellationToken);
                return entity.Id;
            },
            cancellationToken);
    }

    public Task<bool> TryFailTrialAsync(string id, int number, string reason, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db => await db.SweepTrials.Where(trial => trial.SweepId == id && trial.Number == number).Waiting()
            .ExecuteUpdateAsync(set => set.SetProperty(trial => trial.FailureReason, reason), cancellationToken) > 0,
        cancellationToken);

    public Task<bool> TryMarkAsync(
        string id, int number, TrialMark from, TrialMark to, bool forgetStop = false, CancellationToken cancellationToken = default) =>
        _transitions.MarkAsync(id, number, from, to, forgetStop, cancellationToken);

    public Task<IReadOnlyDictionary<int, double>> ListReportsAsync(string id, int epoch, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyDictionary<int, double>)await db.SweepReports.Where(report => report.SweepId == id && report.Epoch == epoch)
            .ToDictionaryAsync(report => report.Number, report => StoredNumber.Read(report.Value), cancellationToken),
        cancellationToken);

    public Task ReportAsync(
        string id, int number, int epoch, double value, int? nextRung, TrialStop? stop, CancellationToken cancellationToken = default) =>
        _transitions.ReportAsync(id, number, epoch, value, nextRung, stop, cancellationToken);

    public Task<bool> TryPauseAsync(string id, CancellationToken cancellationToken = default) => _transitions.PauseAsync(id, cancellationToken);

    public Task<bool> TryCancelAsync(string id, CancellationToken cancellationToken = default) => _transitions.CancelAsync(id, cancellationToken);

    public Task<bool> TryContinueAsync(string id, CancellationToken cancellationToken = default) => _transitions.ContinueAsync(id, cancellationToken);

    public Task<bool> TryReviveAsync(string id, int number, CancellationToken cancellationToken = default) =>
        _transitions.ReviveAsync(id, number, cancellationToken);

    public Task<bool> TryEndBudgetAsync(string id, CancellationToken cancellationToken = default) => _transitions.EndBudgetAsync(id, cancellationToken);

    public Task<bool> TryCompleteAsync(string id, CancellationToken cancellationToken = default) => _transitions.CompleteAsync(id, cancellationToken);

    public Task<bool> TryReopenAsync(string id, CancellationToken cancellationToken = default) => _transitions.ReopenAsync(id, cancellationToken);

    public Task<bool> TryRenameAsync(string id, string name, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db => await db.Sweeps.Where(sweep => sweep.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(sweep => sweep.Name, name), cancellationToken) > 0,
        cancellationToken);

    public Task<bool> TryDeleteAsync(string id, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db =>
        {
            var deleted = await db.Sweeps
                .Where(sweep => sweep.Id == id && (sweep.Status == SweepStatus.Completed || sweep.Status == SweepStatus.Cancelled))
                .Where(sweep => !db.Runs.Any(run => run.SweepId == id && (run.Status == RunStatus.Queued || run.Status == RunStatus.Running)))
                .ExecuteDeleteAsync(cancellationToken) > 0;
            if (deleted)
            {
                await db.Runs.Where(run => run.SweepId == id).ExecuteUpdateAsync(
                    set => set.SetProperty(run => run.SweepId, (string?)null).SetProperty(run => run.SweepTrial, (int?)null), cancellationToken);
            }

            return deleted;
        },
        cancellationToken);
}
