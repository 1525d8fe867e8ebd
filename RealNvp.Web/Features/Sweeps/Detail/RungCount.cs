namespace RealNvp.Web.Features.Sweeps.Detail;

/// <summary>How one of the comparisons of a sweep that stops early has gone.</summary>
/// <param name="Epoch">Epochs after which trials are compared.</param>
/// <param name="Reached">Trials that have come so far.</param>
/// <param name="Stopped">Those of them that were stopped here, and not let go on by hand.</param>
public sealed record RungCount(int Epoch, int Reached, int Stopped)
{
    public int WentOn => Reached - Stopped;

    public static IReadOnlyList<RungCount> Of(IReadOnlyList<int> rungs, IReadOnlyList<SweepTrial> trials)
    {
        ArgumentNullException.ThrowIfNull(rungs);
        return [.. rungs.Select(rung => new RungCount(
            rung,
            trials.Count(trial => (StoppedAt(trial) ?? trial.Epoch) >= rung),
            trials.Count(trial => StoppedAt(trial) == rung)))];
    }

    /// <summary>A quick trial may have done more epochs before it heard of its stop; those count for nothing.</summary>
    private static int? StoppedAt(SweepTrial trial) => trial is { State: SweepTrialState.Stopped, IsRevived: false } ? trial.Stop?.Epoch : null;
}
