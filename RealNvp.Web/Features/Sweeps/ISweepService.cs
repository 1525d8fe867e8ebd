using RealNvp.Web.Features.Sweeps.Importance;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>Everything pages and API do with sweeps.</summary>
public interface ISweepService
{
    /// <summary>Everything wrong with a wish, or what it would be: how many trials and how long. Launches nothing.</summary>
    Task<SweepPreview> PreviewAsync(SweepReading reading, CancellationToken cancellationToken = default);

    /// <summary>Checks as <see cref="PreviewAsync"/> does, stores the sweep with all its trials, and starts to feed them to the queue.</summary>
    Task<SweepCreation> CreateAsync(SweepReading reading, CancellationToken cancellationToken = default);

    /// <summary>One page of sweeps, newest first.</summary>
    Task<SweepList> ListAsync(SweepListQuery query, CancellationToken cancellationToken = default);

    /// <summary>Null: no such sweep.</summary>
    Task<SweepDetail?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Names of those of the sweeps that there are, by id, from one reading.</summary>
    Task<IReadOnlyDictionary<string, string>> FindNamesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    /// <summary>The sweep with all its trials, from one reading; null: no such sweep.</summary>
    Task<SweepBoard?> OpenAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The leaderboard; null: no such sweep. A sort that is none (see <see cref="SweepTrialQuery.Sort"/>) is as rank.</summary>
    Task<SweepTrialList?> ListTrialsAsync(string id, SweepTrialQuery query, CancellationToken cancellationToken = default);

    /// <summary>The leaderboard over seeds; null: no such sweep. <see cref="SweepTrialQuery.States"/> is not used.</summary>
    Task<SweepCombinationList?> ListCombinationsAsync(string id, SweepTrialQuery query, CancellationToken cancellationToken = default);

    /// <summary>Which settings mattered; null: no such sweep.</summary>
    Task<SweepImportance?> GetImportanceAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The same of a sweep that has been read.</summary>
    Task<SweepImportance> GetImportanceAsync(SweepBoard board, CancellationToken cancellationToken = default);

    /// <summary>Ends a sweep: what waits will not start, what is in the queue or trains is cancelled.</summary>
    Task<SweepActionResult> CancelAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Puts no further trial into the queue; those in it finish.</summary>
    Task<SweepActionResult> PauseAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Goes on with a paused sweep, or with a cancelled one: then what the cancellation ended is taken up, trials from their last checkpoint.</summary>
    Task<SweepActionResult> ContinueAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Lets a trial go on that the sweep stopped: from its last checkpoint, and nothing stops it any more.</summary>
    Task<SweepActionResult> ReviveAsync(string id, int trial, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes nothing but the name; blank, or longer than <see cref="SweepRequest.Limits.NameLength"/> characters, is a conflict that says so.
    /// </summary>
    Task<SweepActionResult> RenameAsync(string id, string name, CancellationToken cancellationToken = default);

    /// <summary>Forgets a sweep that has ended. Its runs stay as they are, as runs of no sweep; one that has not ended is a conflict.</summary>
    Task<SweepActionResult> DeleteAsync(string id, CancellationToken cancellationToken = default);
}
