using RealNvp.Data.Runs;
using RealNvp.Data.Sweeps;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>How a trial stands, from what is stored of it and of its run.</summary>
internal static class SweepTrialStates
{
    public static SweepTrialState Of(TrialRow row) =>
        Of(row.RunId is not null, row.RunStatus, row.Mark, row.Stop is not null, row.RunId is null && row.FailureReason is not null);

    public static SweepTrialState Of(TrialTally tally) => Of(tally.HasRun, tally.RunStatus, tally.Mark, tally.HasStop, tally.HasFailure);

    /// <summary>Whether its objective counts: not of what failed, whose flow came to nothing.</summary>
    public static bool Counts(SweepTrialState state) => state is not (SweepTrialState.Failed or SweepTrialState.Deleted);

    public static SweepCounts Count(IEnumerable<(SweepTrialState State, int Count)> states)
    {
        var by = states.GroupBy(pair => pair.State).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Count));
        int Of(SweepTrialState state) => by.GetValueOrDefault(state);
        return new SweepCounts(
            Of(SweepTrialState.Waiting),
            Of(SweepTrialState.Queued),
            Of(SweepTrialState.Running),
            Of(SweepTrialState.Completed),
            Of(SweepTrialState.Stopped),
            Of(SweepTrialState.Failed),
            Of(SweepTrialState.Cancelled),
            Of(SweepTrialState.Deleted));
    }

    private static SweepTrialState Of(bool hasRun, RunStatus? run, TrialMark mark, bool hasStop, bool hasFailure) => (hasRun, run) switch
    {
        (false, _) when hasFailure => SweepTrialState.Failed,
        (false, _) => mark == TrialMark.None ? SweepTrialState.Waiting : SweepTrialState.Cancelled,
        (true, null) => SweepTrialState.Deleted,
        (true, RunStatus.Queued) => SweepTrialState.Queued,
        (true, RunStatus.Running) => SweepTrialState.Running,
        (true, RunStatus.Completed) => SweepTrialState.Completed,
        (true, RunStatus.Failed) => SweepTrialState.Failed,
        _ => hasStop && mark is TrialMark.StopWanted or TrialMark.Stopped ? SweepTrialState.Stopped
            : mark == TrialMark.ResumeWanted ? SweepTrialState.Queued
            : SweepTrialState.Cancelled,
    };
}
