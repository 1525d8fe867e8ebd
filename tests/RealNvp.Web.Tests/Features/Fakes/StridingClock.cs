namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>A clock that goes on by a second each time somebody looks at it, and by more when it is told to.</summary>
internal sealed class StridingClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Add(ref _ticks, TimeSpan.TicksPerSecond);

    public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
