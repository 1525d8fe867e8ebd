using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;

namespace RealNvp.Data.Sweeps;

/// <summary>
/// Sweeps and their trials. As with runs, every change of state names the states it may start from and answers whether it took place.
/// </summary>
public interface ISweepStore
{
    /// <summary>Stores a running sweep with its trials, all of it or nothing.</summary>
    Task<SweepRecord> CreateAsync(NewSweep sweep, CancellationToken cancellationToken = default);

    Task<SweepRecord?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Names of those of the sweeps that there are, by id.</summary>
    Task<IReadOnlyDictionary<string, string>> FindNamesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    Task<SweepRecords> ListAsync(SweepQuery query, CancellationToken cancellationToken = default);

    /// <summary>All trials of a sweep by number, with one result of their runs, in one query.</summary>
    /// <param name="objective">The result: a field of numbers.</param>
    Task<IReadOnlyList<TrialRow>> ListTrialsAsync(string id, RunField objective, CancellationToken cancellationToken = default);

    /// <summary>Trials of several sweeps counted by how they stand, in one query.</summary>
    Task<IReadOnlyList<TrialTally>> TallyAsync(IReadOnlyList<string> ids, RunField objective, CancellationToken cancellationToken = default);

    /// <summary>Trials of these sweeps whose result is one of these values and counts: their runs neither failed nor lie in the trash. By number.</summary>
    Task<IReadOnlyList<(TrialPlace Trial, double Value)>> FindByObjectiveAsync(
        IReadOnlyList<string> ids, RunField objective, IReadOnlyList<double> values, CancellationToken cancellationToken = default);

    /// <summary>Ids of sweeps that there may be something to do for: those that have not ended, or have live runs or wishes that are to be carried out.</summary>
    Task<IReadOnlyList<string>> ListOpenAsync(CancellationToken cancellationToken = default);

    /// <summary>Null: no such sweep.</summary>
    Task<SweepWork?> ReadWorkAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Trials that wait for a run, in the order in which they start.</summary>
    Task<IReadOnlyList<TrialRow>> ListWaitingAsync(string id, int limit, CancellationToken cancellationToken = default);

    /// <summary>The sweep of which a run is or was a trial; null: of none.</summary>
    Task<(string Id, SweepKind Kind)?> FindSweepOfRunAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>Those of the runs that their sweep has stopped early, or is about to.</summary>
    Task<IReadOnlySet<string>> FindStoppedAsync(IReadOnlyList<string> runIds, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores the run of a waiting trial of a running sweep, and that it is the trial's: both or nothing, so that no trial gets a second run.
    /// </summary>
    /// <returns>The run's id; null: the sweep no longer runs, or the trial no longer waits.</returns>
    /// <exception cref="KeyNotFoundException">The data set does not exist.</exception>
    Task<string?> TryAddRunAsync(string id, int number, NewRun run, CancellationToken cancellationToken = default);

    /// <summary>Notes that a waiting trial cannot be launched.</summary>
    Task<bool> TryFailTrialAsync(string id, int number, string reason, CancellationToken cancellationToken = default);

    /// <summary>Changes a trial's mark from one to another.</summary>
    /// <param name="forgetStop">Whether what was stored of its stop is forgotten: it did not come to it.</param>
    Task<bool> TryMarkAsync(string id, int number, TrialMark from, TrialMark to, bool forgetStop = false, CancellationToken cancellationToken = default);

    /// <summary>What trials had reached when they came to the comparison after that many epochs, by number; NaN: nothing finite.</summary>
    Task<IReadOnlyDictionary<int, double>> ListReportsAsync(string id, int epoch, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores what a trial had reached at a comparison, and with a stop that it is to be stopped: <see cref="TrialMark.StopWanted"/>, unless it has another mark.
    /// </summary>
    /// <param name="value">NaN where it is not finite.</param>
    /// <param name="nextRung">Epoch of the comparison after this one; null: it was the last.</param>
    Task ReportAsync(string id, int number, int epoch, double value, int? nextRung, TrialStop? stop, CancellationToken cancellationToken = default);

    /// <summary>Running -> Paused.</summary>
    Task<bool> TryPauseAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Running or Paused -> Cancelled; all that waits or lives gets <see cref="TrialMark.CancelWanted"/>.</summary>
    Task<bool> TryCancelAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Paused or Cancelled -> Running; what a cancellation took from waiting waits again, the runs it cancelled get <see cref="TrialMark.ResumeWanted"/>.
    /// </summary>
    Task<bool> TryContinueAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>A stopped trial whose cancelled run is not in the trash -> <see cref="TrialMark.ResumeWanted"/>; a completed sweep runs again.</summary>
    Task<bool> TryReviveAsync(string id, int number, CancellationToken cancellationToken = default);

    /// <summary>The time budget is used up: what waits never starts.</summary>
    Task<bool> TryEndBudgetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Running or Paused -> Completed, if nothing waits or lives and no wish is left.</summary>
    Task<bool> TryCompleteAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Completed -> Running, if a run of it lives (somebody resumed it by hand).</summary>
    Task<bool> TryReopenAsync(string id, CancellationToken cancellationToken = default);

    Task<bool> TryRenameAsync(string id, string name, CancellationToken cancellationToken = default);

    /// <summary>Forgets a sweep that has ended and has no live run; its runs belong to no sweep from then on.</summary>
    Task<bool> TryDeleteAsync(string id, CancellationToken cancellationToken = default);
}
