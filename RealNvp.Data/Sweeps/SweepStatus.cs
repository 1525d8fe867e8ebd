namespace RealNvp.Data.Sweeps;

/// <summary>State of a sweep as users see it. Stored as a number: new states go to the end.</summary>
public enum SweepStatus
{
    /// <summary>Trials are put into the queue as it has room.</summary>
    Running,

    /// <summary>No further trial goes into the queue; those in it finish.</summary>
    Paused,

    /// <summary>Every trial has ended, or the time budget is used up.</summary>
    Completed,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,
}
