using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using RealNvp.Data.Events;
using RealNvp.Data.Runs;

namespace RealNvp.Data.Sweeps;

/// <summary>The changes of state of sweeps and trials, each one transaction that names the states it may start from.</summary>
internal sealed class SweepTransitions(StudioAccess access, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task<bool> PauseAsync(string id, CancellationToken cancellationToken) => access.WriteAsync(
        db => ChangeAsync(
            db, id, sweep => sweep.Status == SweepStatus.Running, set => set.SetProperty(sweep => sweep.Status, SweepStatus.Paused), cancellationToken),
        cancellationToken);

    public Task<bool> CancelAsync(string id, CancellationToken cancellationToken)
    {
        var now = Now;
        return access.WriteAsync(
            async db =>
            {
                if (!await ChangeAsync(
                    db,
                    id,
                    sweep => sweep.Status == SweepStatus.Running || sweep.Status == SweepStatus.Paused,
                    set => set.SetProperty(sweep => sweep.Status, SweepStatus.Cancelled).SetProperty(sweep => sweep.EndedAt, now),
                    cancellationToken))
                {
                    return false;
                }

                // What never started has nothing left to be done to it.
                await Trials(db, id).Waiting().ExecuteUpdateAsync(set => set.SetProperty(trial => trial.Mark, TrialMark.Cancelled), cancellationToken);
                await Trials(db, id)
                    .Where(trial => (trial.Mark == TrialMark.None || trial.Mark == TrialMark.Stopped || trial.Mark == TrialMark.ResumeWanted)
                        && db.Runs.Any(run => run.Id == trial.RunId && (run.Status == RunStatus.Queued || run.Status == RunStatus.Running)))
                    .ExecuteUpdateAsync(set => set.SetProperty(trial => trial.Mark, TrialMark.CancelWanted), cancellationToken);

                // A run that was about to be resumed stays as it is.
                await Trials(db, id).Where(trial => trial.Mark == TrialMark.ResumeWanted)
                    .ExecuteUpdateAsync(set => set.SetProperty(trial => trial.Mark, TrialMark.Cancelled), cancellationToken);
                await TellAsync(db, id, "Cancelled.", now, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    public Task<bool> ContinueAsync(string id, CancellationToken cancellationToken) => access.WriteAsync(
        async db =>
        {
            if (!await ChangeAsync(
                db,
                id,
                sweep => sweep.Status == SweepStatus.Paused || sweep.Status == SweepStatus.Cancelled,
                set => set.SetProperty(sweep => sweep.Status, SweepStatus.Running).SetProperty(sweep => sweep.EndedAt, (DateTime?)null),
                cancellationToken))
            {
                return false;
            }

            var cancelled = Trials(db, id).Where(trial => trial.Mark == TrialMark.CancelWanted || trial.Mark == TrialMark.Cancelled);
            await cancelled.Where(trial => trial.RunId == null)
                .ExecuteUpdateAsync(set => set.SetProperty(trial => trial.Mark, TrialMark.None), cancellationToken);
            await cancelled.ExecuteUpdateAsync(set => set.SetProperty(trial => trial.Mark, TrialMark.ResumeWanted), cancellationToken);
            return true;
        },
        cancellationToken);

    public Task<bool> ReviveAsync(string id, int number, CancellationToken cancellationToken) => access.WriteAsync(
        async db =>
        {
            var revived = await Trials(db, id)
                .Where(trial => trial.Number == number && (trial.Mark == TrialMark.Stopped || trial.Mark == TrialMark.StopWanted))
                .Where(trial => db.Runs.Any(run => run.Id == trial.RunId && run.Status == RunStatus.Cancelled && run.TrashedAt == null))
                .ExecuteUpdateAsync(set => set.SetProperty(trial => trial.Mark, TrialMark.ResumeWanted), cancellationToken) > 0;
            return revived && (await ReopenAsync(db, id, cancellationToken) || true);
        },
        cancellationToken);

    public Task<bool> EndBudgetAsync(string id, CancellationToken cancellationToken) => access.WriteAsync(
        async db =>
        {
            var ended = await ChangeAsync(
                db,
                id,
                sweep => sweep.Status == SweepStatus.Running || sweep.Status == SweepStatus.Paused,
                set => set.SetProperty(sweep => sweep.IsOverBudget, true),
                cancellationToken);
            if (ended)
            {
                await Trials(db, id).Waiting().ExecuteUpdateAsync(set => set.SetProperty(trial => trial.Mark, TrialMark.Cancelled), cancellationToken);
            }

            return ended;
        },
        cancellationToken);

    public Task<bool> CompleteAsync(string id, CancellationToken cancellationToken)
    {
        var now = Now;
        return access.WriteAsync(
            async db =>
            {
                var ended = await ChangeAsync(
                    db,
                    id,
                    sweep => (sweep.Status == SweepStatus.Running || sweep.Status == SweepStatus.Paused)
                        && !db.SweepTrials.Any(trial => trial.SweepId == id
                            && ((trial.RunId == null && trial.Mark == TrialMark.None && trial.FailureReason == null)
                                || trial.Mark == TrialMark.StopWanted || trial.Mark == TrialMark.CancelWanted || trial.Mark == TrialMark.ResumeWanted))
                        && !db.Runs.Any(run => run.SweepId == id && (run.Status == RunStatus.Queued || run.Status == RunStatus.Running)),
                    set => set.SetProperty(sweep => sweep.Status, SweepStatus.Completed).SetProperty(sweep => sweep.EndedAt, now),
                    cancellationToken);
                if (ended)
                {
                    var completed = await db.Runs.CountAsync(run => run.SweepId == id && run.Status == RunStatus.Completed, cancellationToken);
                    var trials = await Trials(db, id).CountAsync(cancellationToken);
                    await TellAsync(db, id, $"{completed} of {trials} trials trained to their end.", now, cancellationToken);
                }

                return ended;
            },
            cancellationToken);
    }

    public Task<bool> ReopenAsync(string id, CancellationToken cancellationToken) => access.WriteAsync(
        async db => await db.Runs.Where(run => run.SweepId == id).Live().AnyAsync(cancellationToken) && await ReopenAsync(db, id, cancellationToken),
        cancellationToken);

    public Task<bool> MarkAsync(string id, int number, TrialMark from, TrialMark to, bool forgetStop, CancellationToken cancellationToken) =>
        access.WriteAsync(
            async db => await Trials(db, id).Where(trial => trial.Number == number && trial.Mark == from).ExecuteUpdateAsync(
                set =>
                {
                    set.SetProperty(trial => trial.Mark, to);
                    if (forgetStop)
                    {
                        SetStop(set, null);
                    }
                },
                cancellationToken) > 0,
            cancellationToken);

    public Task ReportAsync(
        string id, int number, int epoch, double value, int? nextRung, TrialStop? stop, CancellationToken cancellationToken) => access.WriteAsync(
        async db =>
        {
            if (!await db.SweepReports.AnyAsync(report => report.SweepId == id && report.Epoch == epoch && report.Number == number, cancellationToken))
            {
                db.Add(new SweepReportEntity { SweepId = id, Epoch = epoch, Number = number, Value = double.IsFinite(value) ? value : null });
                await db.SaveChangesAsync(cancellationToken);
            }

            await Trials(db, id).Where(trial => trial.Number == number)
                .ExecuteUpdateAsync(set => set.SetProperty(trial => trial.NextRung, nextRung), cancellationToken);
            if (stop is not null)
            {
                await Trials(db, id).Where(trial => trial.Number == number && trial.Mark == TrialMark.None && trial.StopEpoch == null).ExecuteUpdateAsync(
                    set =>
                    {
                        set.SetProperty(trial => trial.Mark, TrialMark.StopWanted);
                        SetStop(set, stop);
                    },
                    cancellationToken);
            }
        },
        cancellationToken);

    private static void SetStop(UpdateSettersBuilder<SweepTrialEntity> set, TrialStop? stop)
    {
        var (epoch, value, place, of, kept, cutoff, at) = (stop?.Epoch, stop?.Value, stop?.Place, stop?.Of, stop?.Kept, stop?.Cutoff, stop?.At);
        set.SetProperty(trial => trial.StopEpoch, epoch)
            .SetProperty(trial => trial.StopValue, value)
            .SetProperty(trial => trial.StopPlace, place)
            .SetProperty(trial => trial.StopOf, of)
            .SetProperty(trial => trial.StopKept, kept)
            .SetProperty(trial => trial.StopCutoff, cutoff)
            .SetProperty(trial => trial.StoppedAt, at);
    }

    private static Task<bool> ReopenAsync(StudioContext db, string id, CancellationToken cancellationToken) => ChangeAsync(
        db,
        id,
        sweep => sweep.Status == SweepStatus.Completed,
        set => set.SetProperty(sweep => sweep.Status, SweepStatus.Running).SetProperty(sweep => sweep.EndedAt, (DateTime?)null),
        cancellationToken);

    private static IQueryable<SweepTrialEntity> Trials(StudioContext db, string id) => db.SweepTrials.Where(trial => trial.SweepId == id);

    private static async Task<bool> ChangeAsync(
        StudioContext db,
        string id,
        Expression<Func<SweepEntity, bool>> from,
        Action<UpdateSettersBuilder<SweepEntity>> change,
        CancellationToken cancellationToken) =>
        await db.Sweeps.Where(sweep => sweep.Id == id).Where(from).ExecuteUpdateAsync(change, cancellationToken) > 0;

    /// <summary>An end is an event of the transaction that makes it, so that it is told once (docs/decisions, 0020).</summary>
    private static async Task TellAsync(StudioContext db, string id, string detail, DateTime now, CancellationToken cancellationToken)
    {
        var sweep = await db.Sweeps.Where(sweep => sweep.Id == id).Select(sweep => new { sweep.Name, sweep.Owner }).SingleAsync(cancellationToken);
        db.Events.Add(new StudioEventEntity
        {
            Kind = StudioEventKind.SweepEnded,
            SubjectId = id,
            Title = sweep.Name,
            Detail = detail,
            GroupId = id,
            Owner = sweep.Owner,
            At = now,
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
