using RealNvp.Web.Queue.Scheduling;

namespace RealNvp.Web.Queue;

/// <summary>
/// The queue's life with the host's: opened and reconciled before the host is up, starting runs once it is, and at the end every training
/// process is asked for its checkpoint and its run queued again.
/// </summary>
internal sealed class QueueService(
    RunScheduler scheduler,
    QueueReconciler reconciler,
    QueueKeeper keeper,
    ActiveRuns active,
    IHostApplicationLifetime lifetime,
    ILogger<QueueService> logger) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private CancellationTokenRegistration _stopping;
    private Task _keeping = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await scheduler.OpenAsync(cancellationToken);
        await reconciler.ReconcileAsync(cancellationToken);
    }

    /// <summary>The whole host is up (its port is not taken, say): only now is it worth starting processes.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        // At the first sign of the end, while requests are still being finished: the processes need the time most.
        _stopping = lifetime.ApplicationStopping.Register(active.StopAll);
        _keeping = keeper.RunAsync(_stop.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        active.StopAll();
        await scheduler.StandbyAsync(cancellationToken);
        await _stop.CancelAsync();
        try
        {
            await Task.WhenAll(active.WhenEmptyAsync(), EndOfKeepingAsync()).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The host's patience is over. Nothing is lost: the next start finds the rows Running and the work folders.
            logger.LogWarning("Training processes were still ending when the host stopped; their runs continue after the next start.");
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _stopping.Dispose();
        _stop.Dispose();
    }

    private async Task EndOfKeepingAsync()
    {
        try
        {
            await _keeping;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }
}
