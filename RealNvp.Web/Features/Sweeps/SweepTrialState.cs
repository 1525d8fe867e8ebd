namespace RealNvp.Web.Features.Sweeps;

/// <summary>How a trial stands.</summary>
public enum SweepTrialState
{
    /// <summary>It has no run yet.</summary>
    Waiting,

    /// <summary>Its run waits in the queue.</summary>
    Queued,
    Running,
    Completed,

    /// <summary>The sweep stopped it early, because others did better with as many epochs.</summary>
    Stopped,
    Failed,

    /// <summary>Its run was cancelled by hand or with the sweep, or never started because of that or of the time budget.</summary>
    Cancelled,

    /// <summary>Its run has been deleted for good, and its result with it.</summary>
    Deleted,
}
