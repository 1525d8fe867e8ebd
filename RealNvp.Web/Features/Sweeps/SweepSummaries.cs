namespace RealNvp.Web.Features.Sweeps;

/// <summary>How a sweep stands as a whole.</summary>
internal static class SweepSummaries
{
    public static SweepSummary Of(StoredSweep sweep, IReadOnlyList<SweepTrial> trials)
    {
        var best = trials.Where(trial => trial.Rank == 1).MinBy(trial => trial.Number);
        return Of(
            sweep,
            SweepTrialStates.Count(trials.Select(trial => (trial.State, 1))),
            trials.Sum(trial => trial.Seconds),
            best is null ? null : new SweepBest(best.Number, best.RunId!, best.Objective!.Value));
    }

    public static SweepSummary Of(StoredSweep sweep, SweepCounts counts, double seconds, SweepBest? best)
    {
        var record = sweep.Record;
        return new SweepSummary
        {
            Id = record.Id,
            Name = record.Name,
            Kind = record.Kind,
            Status = record.Status,
            Objective = sweep.Request.Objective,
            Settings = sweep.Settings,
            DatasetName = record.DatasetName,
            Counts = counts,
            Best = best,
            Seconds = seconds,
            CreatedAt = record.CreatedAt,
            EndedAt = record.EndedAt,
            IsOverBudget = record.IsOverBudget,
        };
    }

    /// <summary>Time until all trials have ended if the rest take as long as those that have; null: none has, or nothing is left.</summary>
    public static double? EtaSeconds(IReadOnlyList<SweepTrial> trials, int workers)
    {
        var ended = trials.Where(trial => trial is { State: SweepTrialState.Completed or SweepTrialState.Stopped, Seconds: > 0 }).Select(trial => trial.Seconds).ToList();
        var left = trials.Where(trial => trial.State is SweepTrialState.Waiting or SweepTrialState.Queued or SweepTrialState.Running).ToList();
        if (ended.Count == 0 || left.Count == 0)
        {
            return null;
        }

        var usual = ended.Average();
        return left.Sum(trial => Math.Max(0, usual - trial.Seconds)) / workers;
    }
}
