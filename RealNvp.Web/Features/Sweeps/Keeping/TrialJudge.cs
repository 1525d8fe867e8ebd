using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Sweeps;
using RealNvp.Web.Features.Sweeps.Asha;

namespace RealNvp.Web.Features.Sweeps.Keeping;

/// <summary>Compares trials that have come to an epoch where that is done, and decides which of them are to be stopped.</summary>
internal sealed class TrialJudge(ISweepStore sweeps, IRunStore runs, IMetricStore metrics, TimeProvider time, ILogger<TrialJudge> logger)
{
    /// <param name="due">Trials whose runs have come to a comparison that they have not taken part in, by number.</param>
    /// <returns>Whether one is to be stopped.</returns>
    public async Task<bool> JudgeAsync(StoredSweep sweep, IReadOnlyList<TrialRow> due, CancellationToken cancellationToken)
    {
        var stops = false;
        foreach (var trial in due)
        {
            // A quick run may have passed several comparisons since the last look; it counts at each of them.
            var curve = await TrialCurve.ReadAsync(sweep.Objective.Name, trial, runs, metrics, cancellationToken);
            var isStopped = trial.Stop is not null || trial.RunStatus is not (RunStatus.Queued or RunStatus.Running);
            foreach (var rung in sweep.Rungs.Where(rung => rung >= trial.NextRung && rung <= curve.LastEpoch))
            {
                var stop = await JudgeAsync(sweep, trial, rung, curve.ValueAt(rung), isStopped, cancellationToken);
                isStopped |= stop;
                stops |= stop;
            }
        }

        return stops;
    }

    private async Task<bool> JudgeAsync(
        StoredSweep sweep, TrialRow trial, int rung, double value, bool isExempt, CancellationToken cancellationToken)
    {
        var others = (await sweeps.ListReportsAsync(trial.SweepId, rung, cancellationToken)).Where(report => report.Key != trial.Number).Select(report => report.Value);
        var verdict = AshaRule.Judge(value, others, sweep.Asha.Eta, sweep.Goal);
        var stop = isExempt || verdict.GoesOn
            ? null
            : new TrialStop(
                rung, double.IsFinite(value) ? value : null, verdict.Place, verdict.Of, verdict.Kept, verdict.Cutoff, time.GetUtcNow().UtcDateTime);
        int? next = sweep.Rungs.FirstOrDefault(later => later > rung) is > 0 and var later ? later : null;
        await sweeps.ReportAsync(trial.SweepId, trial.Number, rung, value, next, stop, cancellationToken);
        if (stop is not null)
        {
            logger.LogInformation("Trial {Trial} of sweep {Sweep}: {Why}", trial.Number, trial.SweepId, StopText.Of(stop));
        }

        return stop is not null;
    }
}
