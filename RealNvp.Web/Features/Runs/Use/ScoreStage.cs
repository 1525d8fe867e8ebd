namespace RealNvp.Web.Features.Runs.Use;

/// <summary>Where a scoring on the page stands.</summary>
public enum ScoreStage
{
    /// <summary>Nothing is chosen.</summary>
    Idle,

    /// <summary>Bytes arrive.</summary>
    Receiving,

    /// <summary>The program is at work, or waits for its turn.</summary>
    Scoring,

    /// <summary>There is a result.</summary>
    Done,

    /// <summary>There are errors.</summary>
    Failed,
}
