using RealNvp.Data.Sweeps;
using RealNvp.Web.Features.Sweeps.Asha;

namespace RealNvp.Web.Features.Sweeps.Board;

/// <summary>The leaderboard: a sweep's trials with their places.</summary>
internal static class TrialBoard
{
    /// <param name="rows">All trials of the sweep.</param>
    /// <param name="epochs">Epochs of a trial by its combination's values.</param>
    public static IReadOnlyList<SweepTrial> Of(IReadOnlyList<TrialRow> rows, SweepGoal goal, Func<IReadOnlyList<string>, int> epochs)
    {
        var trials = rows.Select(row => Of(row, epochs(row.Values))).ToList();
        var places = Places(trials.Where(trial => !trial.IsTrashed).Select(trial => trial.Objective).OfType<double>(), goal);
        return trials.ConvertAll(trial => trial is { Objective: { } value, IsTrashed: false } ? trial with { Rank = places[value] } : trial);
    }

    /// <summary>The place of each value, equal ones sharing the better one.</summary>
    public static IReadOnlyDictionary<double, int> Places(IEnumerable<double> values, SweepGoal goal)
    {
        var places = new Dictionary<double, int>();
        var ordered = goal == SweepGoal.Minimise ? values.Order() : values.OrderDescending();
        foreach (var (index, value) in ordered.Index())
        {
            places.TryAdd(value, index + 1);
        }

        return places;
    }

    public static SweepTrialList Page(IReadOnlyList<SweepTrial> trials, IReadOnlyList<string> settings, SweepTrialQuery query)
    {
        var wanted = trials.Where(trial => query.States.Count == 0 || query.States.Contains(trial.State)).ToList();
        var dimension = settings.ToList().IndexOf(query.Sort);
        IComparable? Key(SweepTrial trial) => dimension >= 0 ? BoardOrder.Value(trial.Values[dimension]) : query.Sort switch
        {
            SweepSort.Number => trial.Number,
            SweepSort.Seed => trial.Seed,
            SweepSort.Objective => trial.Objective,
            SweepSort.State => (int)trial.State,
            SweepSort.Epoch => trial.Epoch,
            SweepSort.Seconds => trial.Seconds,
            _ => trial.Rank,
        };
        return new SweepTrialList(BoardOrder.Page(wanted, Key, trial => trial.Number, query), wanted.Count);
    }

    private static SweepTrial Of(TrialRow row, int epochs)
    {
        var state = SweepTrialStates.Of(row);
        return new SweepTrial
        {
            Number = row.Number,
            Combination = row.Combination,
            Seed = row.Seed,
            Values = row.Values,
            State = state,
            RunId = row.RunId,
            RunName = row.RunName,
            Objective = SweepTrialStates.Counts(state) && row.Objective is { } value && double.IsFinite(value) ? value : null,
            Epoch = row.Epoch,
            Epochs = epochs,
            Seconds = row.Seconds,
            Stop = row.Stop is { } stop
                ? new SweepStop(stop.Epoch, stop.Value, stop.Place, stop.Of, stop.Kept, stop.Cutoff, stop.At, StopText.Of(stop))
                : null,
            IsRevived = row.Stop is not null && row.Mark is not (TrialMark.StopWanted or TrialMark.Stopped),
            IsTrashed = row.IsTrashed,
            FailureReason = state == SweepTrialState.Failed ? row.FailureReason : null,
        };
    }
}
