namespace RealNvp.Data.Runs;

/// <summary>State of a run as users see it. A run interrupted by a crash or restart goes back to <see cref="Queued"/>.</summary>
public enum RunStatus
{
    Queued,
    Running,
    Completed,
    Failed,
    Cancelled,
}
