namespace RealNvp.Web.Queue;

/// <summary>One listener of a <see cref="ChangeHub{TChange}"/>: called outside locks, one call at a time, and never after it was disposed.</summary>
internal sealed class ChangeSubscription<TChange>(
    string? key,
    Func<TChange, string> keyOf,
    Func<TChange, TChange, TChange> merge,
    Func<TChange, Task> onChange,
    Action<ChangeSubscription<TChange>> onDispose,
    ILogger logger) : IDisposable
    where TChange : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TChange> _waiting = [];
    private bool _busy;
    private bool _disposed;

    public bool Wants(string id) => key is null || key == id;

    /// <summary>Hands a change over without waiting for the listener.</summary>
    public void Deliver(TChange change)
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _waiting[keyOf(change)] = _waiting.TryGetValue(keyOf(change), out var earlier) ? merge(earlier, change) : change;
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
                logger.LogWarning(exception, "A listener failed on a change of {Id}.", keyOf(change));
            }
        }
    }

    private TChange? TakeNext()
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
