namespace RealNvp.Web.Hosting;

/// <summary>The section <c>RealNvp:Queue</c>.</summary>
public sealed record QueueOptions
{
    /// <summary>How many runs train at once.</summary>
    public int MaxConcurrentRuns { get; init; } = Defaults.MaxConcurrentRuns;

    /// <summary>Threads each run computes with; 0: all cores divided by the runs at once.</summary>
    public int ThreadsPerRun { get; init; } = Defaults.ThreadsPerRun;

    /// <summary>Longest time between two checkpoints in seconds.</summary>
    public double CheckpointSeconds { get; init; } = Defaults.CheckpointSeconds;

    /// <summary>Most epochs between two checkpoints.</summary>
    public int CheckpointEpochs { get; init; } = Defaults.CheckpointEpochs;

    public static class Defaults
    {
        public const int MaxConcurrentRuns = 1;
        public const int ThreadsPerRun = 0;
        public const double CheckpointSeconds = 30;
        public const int CheckpointEpochs = 10;
    }
}
