namespace RealNvp.Web.Queue;

/// <summary>
/// Tells listeners of changes, throttled: a change that comes after a quiet time is sent at once, so that it is on screen soon; those of the same thing within
/// <paramref name="interval"/> after it are merged and sent when the time is over. A listener that is still busy gets what came meanwhile as one merged change.
/// </summary>
/// <param name="keyOf">Id of the thing that changed.</param>
/// <param name="merge">Two changes of one thing as one, the earlier first.</param>
internal class ChangeHub<TChange>(
    Func<TChange, string> keyOf, Func<TChange, TChange, TChange> merge, TimeSpan interval, TimeProvider time, ILogger logger)
    where TChange : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TChange?> _waiting = [];
    private readonly List<ChangeSubscription<TChange>> _subscriptions = [];

    /// <summary>Announces a change; cheap, from any thread.</summary>
    public void Publish(TChange change)
    {
        var key = keyOf(change);
        lock (_lock)
        {
            if (_waiting.TryGetValue(key, out var earlier))
            {
                _waiting[key] = earlier is null ? change : merge(earlier, change);
                return;
            }

            _waiting[key] = null;
        }

        Send(change);
        _ = ThrottleAsync(key);
    }

    /// <summary>Calls <paramref name="onChange"/> for changes of one thing (null: of all) until disposed.</summary>
    public IDisposable Subscribe(string? key, Func<TChange, Task> onChange)
    {
        var subscription = new ChangeSubscription<TChange>(key, keyOf, merge, onChange, Remove, logger);
        lock (_lock)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    private async Task ThrottleAsync(string key)
    {
        while (true)
        {
            await Task.Delay(interval, time);
            TChange? change;
            lock (_lock)
            {
                change = _waiting[key];
                if (change is null)
                {
                    _waiting.Remove(key);
                    return;
                }

                _waiting[key] = null;
            }

            Send(change);
        }
    }

    private void Send(TChange change)
    {
        ChangeSubscription<TChange>[] receivers;
        lock (_lock)
        {
            receivers = _subscriptions.Where(subscription => subscription.Wants(keyOf(change))).ToArray();
        }

        foreach (var receiver in receivers)
        {
            receiver.Deliver(change);
        }
    }

    private void Remove(ChangeSubscription<TChange> subscription)
    {
        lock (_lock)
        {
            _subscriptions.Remove(subscription);
        }
    }
}
