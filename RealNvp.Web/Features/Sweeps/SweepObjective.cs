namespace RealNvp.Web.Features.Sweeps;

/// <summary>What a sweep's trials are judged by.</summary>
/// <param name="Field">Name of a result in the language of runs: one of <see cref="SweepObjectives.All"/>.</param>
/// <param name="Goal">Whether less or more of it is better.</param>
public sealed record SweepObjective(string Field, SweepGoal Goal)
{
    /// <summary>The least validation NLL of any epoch.</summary>
    public static SweepObjective Default { get; } = new("bestValNll", SweepGoal.Minimise);
}
