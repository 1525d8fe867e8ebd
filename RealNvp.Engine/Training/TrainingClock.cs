namespace RealNvp.Engine.Training;

/// <summary>Training time, over interruptions, and the estimate of what is left.</summary>
internal sealed class TrainingClock(TimeProvider time, double secondsBefore, long stepsBefore, long stepsInAll)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(0.5);
    private readonly long _start = time.GetTimestamp();
    private long? _lastProgress;
    private long _lastCheckpoint = time.GetTimestamp();

    /// <summary>Training time so far, that of earlier processes included.</summary>
    public double Seconds => secondsBefore + time.GetElapsedTime(_start).TotalSeconds;

    public double SecondsSinceCheckpoint => time.GetElapsedTime(_lastCheckpoint).TotalSeconds;

    /// <summary>Time left at this process's mean speed; null before its first step.</summary>
    public double? Eta(long step)
    {
        var done = step - stepsBefore;
        return step == stepsInAll ? 0
            : done <= 0 ? null
            : time.GetElapsedTime(_start).TotalSeconds / done * (stepsInAll - step);
    }

    /// <summary>True at once, so that people see a long first epoch begin, and then at most twice a second.</summary>
    public bool ProgressIsDue()
    {
        if (_lastProgress is { } last && time.GetElapsedTime(last) < ProgressInterval)
        {
            return false;
        }

        _lastProgress = time.GetTimestamp();
        return true;
    }

    public void CheckpointSaved() => _lastCheckpoint = time.GetTimestamp();
}
