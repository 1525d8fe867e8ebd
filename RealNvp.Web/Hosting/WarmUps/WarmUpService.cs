namespace RealNvp.Web.Hosting.WarmUps;

/// <summary>Once the host has started, and beside whoever is already there, opens what people open first, so that the first of them waits no longer than the others.</summary>
internal sealed class WarmUpService(
    IEnumerable<IWarmUp> warmUps, RequestPipeline pipeline, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<WarmUpService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var requests = new WarmUpRequests(pipeline, scopes);
        foreach (var warmUp in warmUps)
        {
            try
            {
                await warmUp.RunAsync(requests, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The first visitor waits, then; if something is really wrong, the visit says so.
                logger.LogDebug(exception, "{WarmUp} could not be opened ahead of visitors.", warmUp.GetType().Name);
            }
        }
    }
}
