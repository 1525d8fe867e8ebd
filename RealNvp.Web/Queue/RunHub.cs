namespace RealNvp.Web.Queue;

/// <inheritdoc cref="IRunHub"/>
/// <remarks>
/// A change that comes after a quiet time is sent at once, so that it is on screen soon; those within 200 ms after it are merged and sent
/// when the time is over. A subscriber that is still busy gets what came meanwhile as one merged change.
/// </remarks>
internal sealed class RunHub(TimeProvider time, ILogger<RunHub> logger) : IRunHub
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, RunChange?> _waiting = [];
    private readonly List<RunHubSubscription> _subscriptions = [];

    public void Publish(RunChange change)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(change.RunId, out var earlier))
            {
                _waiting[change.RunId] = earlier is null ? change : Merge(earlier, change);
                return;
            }

            _waiting[change.RunId] = null;
        }

        Send(change);
        _ = ThrottleAsync(change.RunId);
    }

    public IDisposable Subscribe(string? runId, Func<RunChange, Task> onChange)
    {
        var subscription = new RunHubSubscription(runId, onChange, Remove, logger);
        lock (_lock)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    /// <summary>Two changes of one run as one: the later epoch, the newer snapshot, a changed state if either had one.</summary>
    internal static RunChange Merge(RunChange earlier, RunChange later) =>
        later with { SnapshotEpoch = later.SnapshotEpoch ?? earlier.SnapshotEpoch, StateChanged = earlier.StateChanged || later.StateChanged };

    private async Task ThrottleAsync(string runId)
    {
        while (true)
        {
            await Task.Delay(Interval, time);
            RunChange? change;
            lock (_lock)
            {
                change = _waiting[runId];
                if (change is null)
                {
                    _waiting.Remove(runId);
                    return;
                }

                _waiting[runId] = null;
            }

            Send(change);
        }
    }

    private void Send(RunChange change)
    {
        RunHubSubscription[] receivers;
        lock (_lock)
        {
            receivers = _subscriptions.Where(subscription => subscription.Wants(change.RunId)).ToArray();
        }

        foreach (var receiver in receivers)
        {
            receiver.Deliver(change);
        }
    }

    private void Remove(RunHubSubscription subscription)
    {
        lock (_lock)
        {
            _subscriptions.Remove(subscription);
        }
    }
}
