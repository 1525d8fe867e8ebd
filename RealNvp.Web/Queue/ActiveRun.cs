namespace RealNvp.Web.Queue;

/// <summary>A run this host trains now.</summary>
internal sealed class ActiveRun(string runId) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();

    public string RunId { get; } = runId;

    public StopReason StopReason { get; private set; }

    /// <summary>Fires when the run is asked to stop.</summary>
    public CancellationToken StopToken => _stop.Token;

    /// <summary>Completes when the run's row has its next state.</summary>
    public Task Ended => _ended.Task;

    public void RequestStop(StopReason reason)
    {
        lock (_lock)
        {
            StopReason = reason > StopReason ? reason : StopReason;
        }

        _stop.Cancel();
    }

    public void MarkEnded() => _ended.TrySetResult();

    public void Dispose() => _stop.Dispose();
}
