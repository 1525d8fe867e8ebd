namespace RealNvp.Web.Queue;

/// <summary>
/// A listener of a hub: called outside locks, one call at a time, and never after it was disposed. What comes meanwhile waits, in a form that cannot
/// grow without bound.
/// </summary>
internal abstract class Subscription<TNews>(Func<TNews, Task> onNews, ILogger logger) : IDisposable
    where TNews : class
{
    private readonly Lock _lock = new();
    private bool _busy;
    private bool _disposed;

    /// <summary>Hands news over without waiting for the listener.</summary>
    public void Deliver(TNews news)
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            Add(news);
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
        }

        Leave();
    }

    /// <summary>Keeps news until they are taken. Called under a lock.</summary>
    protected abstract void Add(TNews news);

    /// <summary>What is told next; null: nothing waits. Called under the same lock.</summary>
    protected abstract TNews? Take();

    /// <summary>Takes it off its hub's list.</summary>
    protected abstract void Leave();

    /// <summary>What the listener failed on, for the log.</summary>
    protected abstract string Describe(TNews news);

    private async Task CallAsync()
    {
        while (TakeNext() is { } news)
        {
            try
            {
                await onNews(news);
            }
            catch (Exception exception)
            {
                // A listener's fault (a page just closed, mostly) is its own: the others and the publisher must not feel it.
                logger.LogWarning(exception, "A listener failed on {News}.", Describe(news));
            }
        }
    }

    private TNews? TakeNext()
    {
        lock (_lock)
        {
            var news = _disposed ? null : Take();
            _busy = news is not null;
            return news;
        }
    }
}
