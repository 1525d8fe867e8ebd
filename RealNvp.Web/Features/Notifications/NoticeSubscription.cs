using RealNvp.Data.Events;

namespace RealNvp.Web.Features.Notifications;

/// <summary>One listener of <see cref="NoticeHub"/>: called outside locks, one call at a time, and never after it was disposed.</summary>
internal sealed class NoticeSubscription(
    Func<IReadOnlyList<StudioEvent>, Task> onEvents, Action<NoticeSubscription> onDispose, ILogger logger) : IDisposable
{
    /// <summary>A listener that hangs gets the newest of what it missed, and does not fill the memory.</summary>
    private const int MostWaiting = 1000;

    private readonly Lock _lock = new();
    private readonly List<StudioEvent> _waiting = [];
    private bool _busy;
    private bool _disposed;

    /// <summary>Hands events over without waiting for the listener.</summary>
    public void Deliver(IReadOnlyList<StudioEvent> events)
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _waiting.AddRange(events);
            _waiting.RemoveRange(0, Math.Max(0, _waiting.Count - MostWaiting));
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
        while (Take() is { } events)
        {
            try
            {
                await onEvents(events);
            }
            catch (Exception exception)
            {
                // A listener's fault (a page just closed, mostly) is its own: the others must not feel it.
                logger.LogWarning(exception, "A page failed on {Count} events.", events.Count);
            }
        }
    }

    private IReadOnlyList<StudioEvent>? Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _busy = false;
                return null;
            }

            List<StudioEvent> events = [.. _waiting];
            _waiting.Clear();
            return events;
        }
    }
}
