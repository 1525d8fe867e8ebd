namespace RealNvp.Web.Features.Sweeps;

/// <summary>A sweep's trials by their state.</summary>
public sealed record SweepCounts(
    int Waiting, int Queued, int Running, int Completed, int Stopped, int Failed, int Cancelled, int Deleted)
{
    public int Total => Waiting + Queued + Running + Ended;

    /// <summary>Trials that nothing more happens to by itself.</summary>
    public int Ended => Through + Cancelled;

    /// <summary>Trials that came to an end of their own, good or bad: what a cancellation took away is not among them.</summary>
    public int Through => Completed + Stopped + Failed + Deleted;
}
