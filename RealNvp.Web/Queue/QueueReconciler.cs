using RealNvp.Data.Runs;
using RealNvp.Web.Queue.Scheduling;

namespace RealNvp.Web.Queue;

/// <summary>
/// Brings rows, processes and scheduler in step. Rows decide: a Running row without a process is queued again (or cancelled, if that was
/// asked for), a Queued row gets a job with its priority, a job without a Queued row goes. Harmless to repeat.
/// </summary>
internal sealed class QueueReconciler(
    IRunStore runs,
    RunScheduler scheduler,
    ActiveRuns active,
    QueueGate gate,
    IRunHub hub,
    ILogger<QueueReconciler> logger)
{
    public async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        using var inside = await gate.EnterAsync(cancellationToken);
        foreach (var run in await runs.ListRunningAsync(cancellationToken))
        {
            if (active.Find(run.Id) is null)
            {
                await EndInterruptionAsync(run, cancellationToken);
            }
        }

        var queued = await runs.ListQueuedAsync(cancellationToken);
        var priorities = QueueOrder.Place(queued.Select(run => run.QueuePriority).ToList());
        var scheduled = await scheduler.ListAsync(cancellationToken);
        foreach (var (run, priority) in queued.Zip(priorities))
        {
            await ScheduleAsync(run, priority, scheduled.GetValueOrDefault(run.Id), cancellationToken);
        }

        foreach (var runId in scheduled.Keys.Except(queued.Select(run => run.Id)).Where(id => active.Find(id) is null))
        {
            logger.LogDebug("Removing the job of run {RunId}, which is not queued.", runId);
            await scheduler.RemoveAsync(runId, cancellationToken);
        }
    }

    private async Task EndInterruptionAsync(RunRecord run, CancellationToken cancellationToken)
    {
        if (run.CancelRequested)
        {
            await runs.TryCancelAsync(run.Id, cancellationToken);
        }
        else if (await runs.TryRequeueAsync(run.Id, cancellationToken))
        {
            logger.LogInformation("Run {RunId} was interrupted at epoch {Epoch} and is queued again.", run.Id, run.Epoch);
        }

        hub.Publish(new RunChange(run.Id, run.Epoch, null, StateChanged: true));
    }

    private async Task ScheduleAsync(RunRecord run, long priority, ScheduledRun? job, CancellationToken cancellationToken)
    {
        if (run.QueuePriority != priority)
        {
            await runs.SetQueuePriorityAsync(run.Id, priority, cancellationToken);
        }

        if (job?.Priority is null || job.IsBroken)
        {
            await scheduler.ScheduleAsync(run.Id, priority, cancellationToken);
        }
        else if (job.Priority != priority)
        {
            await scheduler.SetPriorityAsync(run.Id, priority, cancellationToken);
        }
    }
}
