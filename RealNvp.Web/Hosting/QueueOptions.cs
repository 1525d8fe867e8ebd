using RealNvp.Data.Checkpoints;

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

    /// <summary>Checkpoints that a run keeps for forks to go on from; 0: none.</summary>
    public int KeptCheckpoints { get; init; } = Defaults.KeptCheckpoints;

    /// <summary>Most megabytes that those of one run take.</summary>
    public int KeptCheckpointMegabytes { get; init; } = Defaults.KeptCheckpointMegabytes;

    internal KeptCheckpointLimits KeptCheckpointLimits => new(KeptCheckpoints, KeptCheckpointMegabytes * 1_000_000L);

    /// <summary>Seconds a training process gets to stop by itself, writing its checkpoint, before it is killed.</summary>
    public double CancelGraceSeconds { get; init; } = Defaults.CancelGraceSeconds;

    /// <summary>The training program, a <c>.dll</c> or an executable; null: <c>RealNvp.Engine.dll</c> beside this program.</summary>
    public string? EngineProgram { get; init; }

    public static class Defaults
    {
        public const int MaxConcurrentRuns = 1;
        public const int ThreadsPerRun = 0;
        public const double CheckpointSeconds = 30;
        public const int CheckpointEpochs = 10;
        public const int KeptCheckpoints = 5;
        public const int KeptCheckpointMegabytes = 128;
        public const double CancelGraceSeconds = 10;
    }
}
