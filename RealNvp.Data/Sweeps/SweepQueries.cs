using System.Linq.Expressions;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;

namespace RealNvp.Data.Sweeps;

/// <summary>What sweeps ask the database.</summary>
internal static class SweepQueries
{
    public static readonly Expression<Func<SweepEntity, SweepRecord>> ToRecord = sweep => new SweepRecord
    {
        Id = sweep.Id,
        Name = sweep.Name,
        Owner = sweep.Owner,
        Kind = sweep.Kind,
        Status = sweep.Status,
        RequestJson = sweep.RequestJson,
        DatasetName = sweep.DatasetName,
        TimeBudgetSeconds = sweep.TimeBudgetSeconds,
        IsOverBudget = sweep.IsOverBudget,
        CreatedAt = sweep.CreatedAt,
        EndedAt = sweep.EndedAt,
    };

    /// <summary>Trials with their runs, those without one too.</summary>
    public static IQueryable<TrialRow> WithRuns(this IQueryable<SweepTrialEntity> trials, StudioContext db, RunField objective) =>
        trials.LeftJoin(
            ObjectiveRun.Of(db.Runs, objective),
            trial => trial.RunId,
            found => found.Run.Id,
            (trial, found) => new TrialRow
            {
                SweepId = trial.SweepId,
                Number = trial.Number,
                Combination = trial.Combination,
                Seed = trial.Seed,
                Values = trial.Values,
                Mark = trial.Mark,
                RunId = trial.RunId,
                RunName = found!.Run.Name,
                RunStatus = (RunStatus?)found.Run.Status,
                CancelRequested = ((bool?)found.Run.CancelRequested) ?? false,
                IsTrashed = ((DateTime?)found.Run.TrashedAt) != null,
                Epoch = ((int?)found.Run.Epoch) ?? 0,
                Seconds = ((double?)found.Run.Seconds) ?? 0,
                Objective = found.Value,
                FailureReason = trial.FailureReason ?? found.Run.FailureReason,
                NextRung = trial.NextRung,
                Stop = trial.StopEpoch == null ? null : new TrialStop(
                    trial.StopEpoch.Value, trial.StopValue, trial.StopPlace ?? 0, trial.StopOf ?? 0, trial.StopKept ?? 0, trial.StopCutoff, trial.StoppedAt ?? default),
            });

    /// <summary>Trials that the sweep has stopped early, or has decided to.</summary>
    public static IQueryable<SweepTrialEntity> Stopped(this IQueryable<SweepTrialEntity> trials) =>
        trials.Where(trial => trial.RunId != null && (trial.Mark == TrialMark.Stopped || trial.Mark == TrialMark.StopWanted));

    /// <summary>Trials that are still to get a run.</summary>
    public static IQueryable<SweepTrialEntity> Waiting(this IQueryable<SweepTrialEntity> trials) =>
        trials.Where(trial => trial.RunId == null && trial.Mark == TrialMark.None && trial.FailureReason == null);

    /// <summary>Runs that wait in the queue or train.</summary>
    public static IQueryable<RunEntity> Live(this IQueryable<RunEntity> runs) =>
        runs.Where(run => run.Status == RunStatus.Queued || run.Status == RunStatus.Running);
}
