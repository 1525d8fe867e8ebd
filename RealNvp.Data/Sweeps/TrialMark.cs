namespace RealNvp.Data.Sweeps;

/// <summary>
/// What a sweep wants of a trial's run, or has done to it. The wishes are stored before they are carried out, so that a host that is killed in between carries
/// them out after its restart. Stored as a number: new marks go to the end.
/// </summary>
public enum TrialMark
{
    /// <summary>Nothing: the run lives its own life, or is still to be made.</summary>
    None,

    /// <summary>It is to be stopped early; see the stop stored with it.</summary>
    StopWanted,

    /// <summary>It was stopped early.</summary>
    Stopped,

    /// <summary>It is to be cancelled with the sweep.</summary>
    CancelWanted,

    /// <summary>It was cancelled with the sweep, or never started because of that or of the time budget.</summary>
    Cancelled,

    /// <summary>Its cancelled run is to go on from its last checkpoint.</summary>
    ResumeWanted,
}
