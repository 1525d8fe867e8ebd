using RealNvp.Web.Features.Sweeps.Board;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>A sweep with all its trials at one moment, from which every table of it is made: one reading instead of one for each.</summary>
/// <param name="Sweep">The sweep.</param>
/// <param name="Trials">All its trials with their places, by number.</param>
public sealed record SweepBoard(SweepDetail Sweep, IReadOnlyList<SweepTrial> Trials)
{
    private IReadOnlyList<SweepCombination>? _combinations;

    /// <summary>All combinations over their seeds, by number.</summary>
    public IReadOnlyList<SweepCombination> Combinations => _combinations ??= CombinationBoard.Of(Trials, Sweep.Request.Objective.Goal);

    /// <summary>A page of trials; a sort that is none (see <see cref="SweepTrialQuery.Sort"/>) is as rank.</summary>
    public SweepTrialList PageOfTrials(SweepTrialQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return TrialBoard.Page(Trials, Sweep.Summary.Settings, query);
    }

    /// <summary>A page of combinations; <see cref="SweepTrialQuery.States"/> is not used.</summary>
    public SweepCombinationList PageOfCombinations(SweepTrialQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return CombinationBoard.Page(Combinations, Sweep.Summary.Settings, query);
    }
}
