namespace RealNvp.Web.Features.Sweeps.Board;

/// <summary>The leaderboard over seeds.</summary>
internal static class CombinationBoard
{
    public static IReadOnlyList<SweepCombination> Of(IReadOnlyList<SweepTrial> trials, SweepGoal goal)
    {
        var combinations = trials.GroupBy(trial => trial.Combination).OrderBy(group => group.Key).Select(group => (Row: Summarise([.. group], goal), Trials: group.ToList())).ToList();
        bool IsWhole((SweepCombination Row, List<SweepTrial> Trials) pair) =>
            pair.Row.Mean is not null && pair.Trials.TrueForAll(trial => trial is { State: SweepTrialState.Completed, Objective: not null, IsTrashed: false });
        var places = TrialBoard.Places(combinations.Where(IsWhole).Select(pair => pair.Row.Mean!.Value), goal);
        return combinations.ConvertAll(pair => IsWhole(pair) ? pair.Row with { Rank = places[pair.Row.Mean!.Value] } : pair.Row);
    }

    public static SweepCombinationList Page(IReadOnlyList<SweepCombination> combinations, IReadOnlyList<string> settings, SweepTrialQuery query)
    {
        var dimension = settings.ToList().IndexOf(query.Sort);
        IComparable? Key(SweepCombination row) => dimension >= 0 ? BoardOrder.Value(row.Values[dimension]) : query.Sort switch
        {
            SweepSort.Number => row.Number,
            SweepSort.Objective => row.Mean,
            SweepSort.Deviation => row.Deviation,
            SweepSort.Seconds => row.Seconds,
            _ => row.Rank,
        };
        return new SweepCombinationList(BoardOrder.Page(combinations, Key, row => row.Number, query), combinations.Count);
    }

    private static SweepCombination Summarise(IReadOnlyList<SweepTrial> trials, SweepGoal goal)
    {
        var results = trials.Where(trial => !trial.IsTrashed).Select(trial => trial.Objective).OfType<double>().ToList();
        double? mean = results.Count > 0 ? results.Average() : null;
        return new SweepCombination
        {
            Number = trials[0].Combination,
            Values = trials[0].Values,
            Counts = SweepTrialStates.Count(trials.Select(trial => (trial.State, 1))),
            Results = results.Count,
            Mean = mean,
            Deviation = results.Count > 1 ? Math.Sqrt(results.Sum(value => (value - mean!.Value) * (value - mean.Value)) / (results.Count - 1)) : null,
            Best = results.Count == 0 ? null : goal == SweepGoal.Minimise ? results.Min() : results.Max(),
            Seconds = trials.Sum(trial => trial.Seconds),
            RunIds = [.. trials.Where(trial => trial.State != SweepTrialState.Deleted).Select(trial => trial.RunId).OfType<string>()],
        };
    }
}
