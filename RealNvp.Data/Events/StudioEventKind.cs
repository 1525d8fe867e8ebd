namespace RealNvp.Data.Events;

/// <summary>What happened. Stored as a number: new kinds go to the end.</summary>
public enum StudioEventKind
{
    RunCompleted,

    RunFailed,

    RunCancelled,

    SweepEnded,
}
