namespace RealNvp.Web.Queue;

/// <summary>One listener of <see cref="RunHub"/>: called outside locks, one call at a time, and never after it was disposed.</summary>
internal sealed class RunHubSubscription(
    string? runId, Func<RunChange, Task> onChange, Action<RunHubSubscription> onDispose, ILogger logger) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RunChange> _waiting = [];
    private bool _busy;
    private bool _disposed;

    public bool Wants(string id) => runId is null || runId == id;

    /// <summary>Hands a change over without waiting for the listener.</summary>
    public void Deliver(RunChange change)
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _waiting[change.RunId] = _waiting.TryGetValue(change.RunId, out var earlier) ? RunHub.Merge(earlier, change) : change;
            if (_busy)
            {
                return;
            }

            _busy = true;
        }

        _ = Task.Run(CallAsync);
    }

    /// <summary>Ends the subscription; safe inside the callback itself. A call under way finishes.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _waiting.Clear();
        }

        onDispose(this);
    }

    private async Task CallAsync()
    {
        while (TakeNext() is { } change)
        {
            try
            {
                await onChange(change);
            }
            catch (Exception exception)
            {
                // A listener's fault (a page just closed, mostly) is its own: the others and the publisher must not feel it.
                logger.LogWarning(exception, "A listener failed on a change of run {RunId}.", change.RunId);
            }
        }
    }

    private RunChange? TakeNext()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _busy = false;
                return null;
            }

            var (id, change) = _waiting.First();
            _waiting.Remove(id);
            return change;
        }
    }
}
