namespace RealNvp.Web.Features.Sweeps;

/// <summary>Whether the best objective is the least or the largest.</summary>
public enum SweepGoal
{
    Minimise,
    Maximise,
}
