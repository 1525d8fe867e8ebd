using RealNvp.Web.Queue.Processes;
using RealNvp.Web.Queue.Scheduling;

namespace RealNvp.Web.Queue;

/// <summary>Starts the scheduler, then repeats the reconciliation when something may be out of step, and now and then without a reason, so that the queue mends itself.</summary>
internal sealed class QueueKeeper(
    QueueReconciler reconciler,
    LeftoverSweeper sweeper,
    RunScheduler scheduler,
    QueueSignal signal,
    TimeProvider time,
    ILogger<QueueKeeper> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>What the last look found wrong; null: all in step.</summary>
    public string? Problem { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Before any run starts: what is swept belongs to ended runs, and one of them may be resumed the next moment.
        await AttemptAsync(sweeper.SweepAsync, "clear old work folders", cancellationToken);
        Problem = await AttemptAsync(scheduler.StartAsync, "start the queue's scheduler", cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            await signal.WaitAsync(Interval, time, cancellationToken);
            Problem = await AttemptAsync(StepAsync, "bring the queue in step with the runs", cancellationToken);
        }
    }

    private async Task StepAsync(CancellationToken cancellationToken)
    {
        await scheduler.StartAsync(cancellationToken);
        await reconciler.ReconcileAsync(cancellationToken);
    }

    private async Task<string?> AttemptAsync(Func<CancellationToken, Task> work, string purpose, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The next turn tries again; until then the health check says so.
            logger.LogError(exception, "Could not {Purpose}; will try again.", purpose);
            return $"Could not {purpose}: {exception.GetBaseException().Message}";
        }
    }
}
