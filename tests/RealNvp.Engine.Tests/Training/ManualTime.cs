namespace RealNvp.Engine.Tests.Training;

/// <summary>A clock that stands still until it is moved on.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(double seconds) => _ticks += TimeSpan.FromSeconds(seconds).Ticks;

    public override long GetTimestamp() => _ticks;

    /// <summary>Lets every training step take that long.</summary>
    public Action<InterceptingEvaluator> StepsTake(double seconds) => evaluator => evaluator.OnLoss = (_, loss) =>
    {
        Advance(seconds);
        return loss;
    };
}
