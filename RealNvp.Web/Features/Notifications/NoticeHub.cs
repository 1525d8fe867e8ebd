using RealNvp.Data.Events;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Notifications;

/// <inheritdoc cref="INoticeHub"/>
/// <remarks>
/// It follows the stored events by their ids, woken when some are committed: whatever ends a run or a sweep adds its event there and needs to know
/// nothing of this. Events older than <see cref="KeptDays"/> are forgotten.
/// </remarks>
internal sealed class NoticeHub(IStudioEventStore events, StudioEventSignal happened, TimeProvider time, ILogger<NoticeHub> logger)
    : BackgroundService, INoticeHub
{
    /// <summary>Least time between two calls: a burst of ends is one message.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const int MaxBatch = 1000;
    private const int KeptDays = 90;
    private static readonly TimeSpan Glance = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Housekeeping = TimeSpan.FromHours(6);

    private readonly Lock _lock = new();
    private readonly List<NoticeSubscription> _subscriptions = [];
    private readonly QueueSignal _signal = new();
    private DateTimeOffset _lastHousekeeping;

    /// <summary>Newest event that was passed on; null: it has not been read yet where to begin.</summary>
    private long? _cursor;

    public IDisposable Subscribe(Func<IReadOnlyList<StudioEvent>, Task> onEvents)
    {
        var subscription = new NoticeSubscription(onEvents, Remove, logger);
        lock (_lock)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    /// <summary>What happened before is no news: the place to begin is read before the host takes requests.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        happened.Raised += _signal.Raise;
        await AttemptAsync(BeginAsync, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        happened.Raised -= _signal.Raise;
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _signal.WaitAsync(Glance, time, stoppingToken);
            await AttemptAsync(FollowAsync, stoppingToken);
            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken) => _cursor ??= await events.LastIdAsync(cancellationToken);

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        while (await events.ListAfterAsync(_cursor!.Value, MaxBatch, cancellationToken) is { Count: > 0 } batch)
        {
            _cursor = batch[^1].Id;
            Send(batch);
        }

        if (time.GetUtcNow() - _lastHousekeeping > Housekeeping)
        {
            _lastHousekeeping = time.GetUtcNow();
            await events.DeleteBeforeAsync(_lastHousekeeping.UtcDateTime.AddDays(-KeptDays), cancellationToken);
        }
    }

    private void Send(IReadOnlyList<StudioEvent> batch)
    {
        NoticeSubscription[] receivers;
        lock (_lock)
        {
            receivers = [.. _subscriptions];
        }

        foreach (var receiver in receivers)
        {
            receiver.Deliver(batch);
        }
    }

    private void Remove(NoticeSubscription subscription)
    {
        lock (_lock)
        {
            _subscriptions.Remove(subscription);
        }
    }

    private async Task AttemptAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The cursor stands where it stood: the next look finds them again.
            logger.LogWarning(exception, "What happened could not be read; pages will be told later.");
        }
    }
}
