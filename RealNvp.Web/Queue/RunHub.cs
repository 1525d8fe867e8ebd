namespace RealNvp.Web.Queue;

/// <inheritdoc cref="IRunHub"/>
internal sealed class RunHub(TimeProvider time, ILogger<RunHub> logger)
    : ChangeHub<RunChange>(change => change.RunId, Merge, Interval, time, logger), IRunHub
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Two changes of one run as one: the later epoch, the newer snapshot, a changed state if either had one.</summary>
    internal static RunChange Merge(RunChange earlier, RunChange later) =>
        later with { SnapshotEpoch = later.SnapshotEpoch ?? earlier.SnapshotEpoch, StateChanged = earlier.StateChanged || later.StateChanged };
}
