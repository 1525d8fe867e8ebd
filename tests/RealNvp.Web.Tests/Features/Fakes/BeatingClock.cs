namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>A clock whose timers go off when the test says so.</summary>
internal sealed class BeatingClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<(TimerCallback Call, object? State)> _timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _timers.Add((callback, state));
        }

        return new Timer();
    }

    /// <summary>Every timer goes off once.</summary>
    public void Beat()
    {
        (TimerCallback Call, object? State)[] timers;
        lock (_lock)
        {
            timers = [.. _timers];
        }

        Array.ForEach(timers, timer => timer.Call(timer.State));
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
