using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using RealNvp.Data.Events;
using RealNvp.Data.Sweeps;

namespace RealNvp.Data.Runs;

/// <summary>
/// The changes of state, each one UPDATE that names the states it may start from: the database decides who wins, and the count of changed
/// rows says whether it was this caller. An end is told as an event in the same transaction.
/// </summary>
internal sealed class RunTransitions(StudioAccess access, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task<bool> StartAsync(string id, CancellationToken cancellationToken)
    {
        var now = Now;
        return ChangeAsync(
            id,
            run => run.Status == RunStatus.Queued,
            set => set
                .SetProperty(run => run.Status, RunStatus.Running)
                .SetProperty(run => run.StartedAt, run => run.StartedAt ?? now),
            cancellationToken);
    }

    public Task<bool> RequeueAsync(string id, CancellationToken cancellationToken) => ChangeAsync(
        id,
        run => run.Status == RunStatus.Running,
        set => set
            .SetProperty(run => run.Status, RunStatus.Queued)
            .SetProperty(run => run.Resumes, run => run.Resumes + 1)
            .SetProperty(run => run.EpochFraction, 0)
            .SetProperty(run => run.EtaSeconds, (double?)null),
        cancellationToken);

    public Task<bool> ResumeAsync(string id, CancellationToken cancellationToken) => ChangeAsync(
        id,
        run => (run.Status == RunStatus.Cancelled || run.Status == RunStatus.Failed) && run.TrashedAt == null && run.ImportedId == null,
        set => set
            .SetProperty(run => run.Status, RunStatus.Queued)
            .SetProperty(run => run.EndedAt, (DateTime?)null)
            .SetProperty(run => run.FailureReason, (string?)null)
            .SetProperty(run => run.FailureAdvice, (string?)null)
            .SetProperty(run => run.CancelRequested, false)
            .SetProperty(run => run.QueuePriority, 0),
        cancellationToken);

    public Task<bool> CompleteAsync(string id, RunFinish finish, CancellationToken cancellationToken)
    {
        var roundTripError = StoredNumber.Of(finish.RoundTripError);
        var stepsPerSecond = StoredNumber.Of(finish.StepsPerSecond);
        var testNll = StoredNumber.Of(finish.TestNll);
        var testStandardError = StoredNumber.Of(finish.TestStandardError);
        var testGap = StoredNumber.Of(finish.TestGap);
        var testGapStandardError = StoredNumber.Of(finish.TestGapStandardError);
        return EndAsync(
            id,
            RunStatus.Completed,
            null,
            run => run.Status == RunStatus.Running,
            set => set
                .SetProperty(run => run.RoundTripError, roundTripError)
                .SetProperty(run => run.StepsPerSecond, stepsPerSecond)
                .SetProperty(run => run.PeakMemoryBytes, finish.PeakMemoryBytes)
                .SetProperty(run => run.TestNll, testNll)
                .SetProperty(run => run.TestStandardError, testStandardError)
                .SetProperty(run => run.TestGap, testGap)
                .SetProperty(run => run.TestGapStandardError, testGapStandardError)
                .SetProperty(run => run.BaselinesJson, finish.BaselinesJson),
            cancellationToken);
    }

    public Task<bool> FailAsync(string id, string reason, string? advice, CancellationToken cancellationToken) => EndAsync(
        id,
        RunStatus.Failed,
        reason,
        run => run.Status == RunStatus.Queued || run.Status == RunStatus.Running,
        set => set
            .SetProperty(run => run.FailureReason, reason)
            .SetProperty(run => run.FailureAdvice, advice),
        cancellationToken);

    public Task<bool> CancelAsync(string id, CancellationToken cancellationToken) => EndAsync(
        id, RunStatus.Cancelled, null, run => run.Status == RunStatus.Queued || run.Status == RunStatus.Running, _ => { }, cancellationToken);

    public Task<bool> RequestCancelAsync(string id, CancellationToken cancellationToken) => ChangeAsync(
        id, run => run.Status == RunStatus.Running, set => set.SetProperty(run => run.CancelRequested, true), cancellationToken);

    private Task<bool> EndAsync(
        string id,
        RunStatus status,
        string? reason,
        Expression<Func<RunEntity, bool>> from,
        Action<UpdateSettersBuilder<RunEntity>> changes,
        CancellationToken cancellationToken)
    {
        var now = Now;
        return access.WriteAsync(
            async db =>
            {
                var ended = await db.Runs.Where(run => run.Id == id).Where(from).ExecuteUpdateAsync(
                    set =>
                    {
                        set.SetProperty(run => run.Status, status)
                            .SetProperty(run => run.EndedAt, now)
                            .SetProperty(run => run.EpochFraction, 0)
                            .SetProperty(run => run.EtaSeconds, (double?)null)
                            .SetProperty(run => run.CancelRequested, false);
                        changes(set);
                    },
                    cancellationToken) > 0;
                if (ended)
                {
                    await TellAsync(db, id, status, reason, now, cancellationToken);
                }

                return ended;
            },
            cancellationToken);
    }

    private static async Task TellAsync(StudioContext db, string id, RunStatus status, string? reason, DateTime now, CancellationToken cancellationToken)
    {
        var run = await db.Runs.Where(run => run.Id == id).Select(run => new { run.Name, run.Owner, run.SweepId }).SingleAsync(cancellationToken);
        if (status == RunStatus.Cancelled && run.SweepId is not null && await db.SweepTrials.Stopped().AnyAsync(trial => trial.RunId == id, cancellationToken))
        {
            // Nobody cancelled it: the sweep does its work, and its end is the news.
            return;
        }

        db.Events.Add(new StudioEventEntity
        {
            Kind = status switch
            {
                RunStatus.Completed => StudioEventKind.RunCompleted,
                RunStatus.Failed => StudioEventKind.RunFailed,
                _ => StudioEventKind.RunCancelled,
            },
            SubjectId = id,
            Title = run.Name,
            Detail = reason,
            GroupId = run.SweepId,
            Owner = run.Owner,
            At = now,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<bool> ChangeAsync(
        string id, Expression<Func<RunEntity, bool>> from, Action<UpdateSettersBuilder<RunEntity>> changes, CancellationToken cancellationToken) =>
        access.WriteAsync(
            async db => await db.Runs.Where(run => run.Id == id).Where(from).ExecuteUpdateAsync(changes, cancellationToken) > 0,
            cancellationToken);
}
