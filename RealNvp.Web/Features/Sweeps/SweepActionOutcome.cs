namespace RealNvp.Web.Features.Sweeps;

public enum SweepActionOutcome
{
    Done,
    NotFound,

    /// <summary>The state of sweep or trial does not allow it.</summary>
    Conflict,
}
