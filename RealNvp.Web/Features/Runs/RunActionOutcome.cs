namespace RealNvp.Web.Features.Runs;

public enum RunActionOutcome
{
    Done,
    NotFound,

    /// <summary>The run's state does not allow it.</summary>
    Conflict,
}
