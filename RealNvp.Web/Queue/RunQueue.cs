using RealNvp.Data.Runs;
using RealNvp.Web.Hosting;
using Microsoft.Extensions.Options;
using RealNvp.Web.Queue.Scheduling;

namespace RealNvp.Web.Queue;

/// <summary>
/// The queue as the rest of the application sees it. Every change goes into the run's row first, which is the truth; if the scheduler
/// cannot follow at once, <see cref="QueueKeeper"/> makes it follow.
/// </summary>
internal sealed class RunQueue(
    IRunStore runs,
    RunScheduler scheduler,
    ActiveRuns active,
    QueueGate gate,
    QueueSignal signal,
    IRunHub hub,
    IOptions<StudioOptions> options,
    ILogger<RunQueue> logger) : IRunQueue
{
    public async Task EnqueueAsync(string runId, CancellationToken cancellationToken = default)
    {
        using var inside = await gate.EnterAsync(cancellationToken);
        var queued = await runs.ListQueuedAsync(cancellationToken);
        if (queued.FirstOrDefault(run => run.Id == runId) is not { } run)
        {
            return;
        }

        var others = queued.Where(other => other.Id != runId).Concat(await runs.ListRunningAsync(cancellationToken));
        var priority = QueueOrder.Behind(others.Select(other => other.QueuePriority));
        await runs.SetQueuePriorityAsync(runId, priority, cancellationToken);
        await FollowAsync(() => scheduler.ScheduleAsync(runId, priority, cancellationToken));
        Announce(run);
    }

    public async Task<bool> CancelAsync(string runId, CancellationToken cancellationToken = default)
    {
        using var inside = await gate.EnterAsync(cancellationToken);
        if (active.Find(runId) is { } running)
        {
            var noted = await runs.TryRequestCancelAsync(runId, cancellationToken);
            if (noted)
            {
                running.RequestStop(StopReason.Cancelled);
                await AnnounceAsync(runId, cancellationToken);
            }

            return noted;
        }

        // Not training here: a waiting run, or a running one left over, which has no process to ask either.
        if (!await runs.TryCancelAsync(runId, cancellationToken))
        {
            return false;
        }

        await FollowAsync(() => scheduler.RemoveAsync(runId, cancellationToken));
        await AnnounceAsync(runId, cancellationToken);
        return true;
    }

    public async Task<bool> MoveAsync(string runId, QueueMove move, CancellationToken cancellationToken = default)
    {
        using var inside = await gate.EnterAsync(cancellationToken);
        var waiting = (await runs.ListQueuedAsync(cancellationToken)).ToList();
        var from = waiting.FindIndex(run => run.Id == runId);
        if (from < 0)
        {
            return false;
        }

        var to = move switch
        {
            QueueMove.Up => from - 1,
            QueueMove.Down => from + 1,
            _ => 0,
        };
        to = Math.Clamp(to, 0, waiting.Count - 1);
        if (to == from)
        {
            return true;
        }

        var moved = waiting[from];
        waiting.RemoveAt(from);
        waiting.Insert(to, moved);

        // The old priorities handed out anew: none rises above a run in training, which goes on first when the host has stopped in between.
        var priorities = QueueOrder.Place(waiting.Select(run => run.QueuePriority).OrderDescending().ToList());
        await StorePrioritiesAsync(waiting, priorities, cancellationToken);
        return true;
    }

    public async Task<QueueState> GetStateAsync(CancellationToken cancellationToken = default)
    {
        var running = await runs.ListRunningAsync(cancellationToken);
        var waiting = await runs.ListQueuedAsync(cancellationToken);
        return new QueueState(running, waiting, options.Value.Queue.MaxConcurrentRuns);
    }

    private async Task StorePrioritiesAsync(List<RunRecord> order, IReadOnlyList<long> priorities, CancellationToken cancellationToken)
    {
        foreach (var (run, priority) in order.Zip(priorities).Where(pair => pair.First.QueuePriority != pair.Second))
        {
            await runs.SetQueuePriorityAsync(run.Id, priority, cancellationToken);
            await FollowAsync(() => scheduler.SetPriorityAsync(run.Id, priority, cancellationToken));
            Announce(run);
        }
    }

    /// <summary>Lets the scheduler follow a change of rows.</summary>
    private async Task FollowAsync(Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The row has it; the keeper brings the scheduler in step and shows in the health check if it cannot.
            logger.LogWarning(exception, "The queue's scheduler did not take a change; it will be brought in step.");
            signal.Raise();
        }
    }

    private async Task AnnounceAsync(string runId, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(runId, cancellationToken) is { } run)
        {
            Announce(run);
        }
    }

    private void Announce(RunRecord run) => hub.Publish(new RunChange(run.Id, run.Epoch, null, StateChanged: true));
}
