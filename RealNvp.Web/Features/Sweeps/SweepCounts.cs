namespace RealNvp.Web.Features.Sweeps;

/// <summary>A sweep's trials by their state.</summary>
public sealed record SweepCounts(
    int Waiting, int Queued, int Running, int Completed, int Stopped, int Failed, int Cancelled, int Deleted)
{
    public int Total => Waiting + Queued + Running + Ended;

    /// <summary>Trials that nothing more happens to by itself.</summary>
    public int Ended => Completed + Stopped + Failed + Cancelled + Deleted;
}
