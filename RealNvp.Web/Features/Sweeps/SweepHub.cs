using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Sweeps;

/// <inheritdoc cref="ISweepHub"/>
internal sealed class SweepHub(TimeProvider time, ILogger<SweepHub> logger)
    : ChangeHub<SweepChange>(change => change.SweepId, Merge, Interval, time, logger), ISweepHub
{
    /// <summary>Longer than that of runs: a sweep's page reads all its trials.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private static SweepChange Merge(SweepChange earlier, SweepChange later) => later with { StateChanged = earlier.StateChanged || later.StateChanged };
}
