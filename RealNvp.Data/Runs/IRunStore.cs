using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Groups;

namespace RealNvp.Data.Runs;

/// <summary>
/// Runs and their states. Every transition is conditional on the state it starts from and answers whether it took place, so that two
/// callers cannot both win (a cancel and a finish at the same moment, say).
/// </summary>
public interface IRunStore
{
    Task<RunRecord> CreateAsync(NewRun run, CancellationToken cancellationToken = default);

    /// <summary>Several runs, all of them or none. A fork gets the checkpoint it goes on from, and its parent's metrics and snapshots up to there.</summary>
    /// <exception cref="KeyNotFoundException">A data set does not exist.</exception>
    /// <exception cref="Checkpoints.CheckpointGoneException">What a fork goes on from is not kept.</exception>
    Task<IReadOnlyList<RunRecord>> CreateManyAsync(IReadOnlyList<NewRun> runs, CancellationToken cancellationToken = default);

    Task<RunRecord?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Several runs at once, in the order asked for; ids that do not exist are left out.</summary>
    Task<IReadOnlyList<RunRecord>> FindManyAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    /// <summary>Ids of all runs that match, in order, whatever the page.</summary>
    Task<IReadOnlyList<string>> ListIdsAsync(RunQuery query, CancellationToken cancellationToken = default);

    Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default);

    /// <summary>The values that the matching runs have of a field, with the number of runs that have each, the most frequent first.</summary>
    Task<IReadOnlyList<RunGroup>> GroupAsync(RunQuery query, RunField field, int limit, CancellationToken cancellationToken = default);

    /// <summary>The matching runs in groups, each with how its runs stand and what they reached; one page of them.</summary>
    Task<RunGroupPage> SummariseAsync(RunGroupQuery query, CancellationToken cancellationToken = default);

    /// <summary>Queued runs in the order in which they will start, then nothing else.</summary>
    Task<IReadOnlyList<RunRecord>> ListQueuedAsync(CancellationToken cancellationToken = default);

    Task<IReadOnlyList<RunRecord>> ListRunningAsync(CancellationToken cancellationToken = default);

    /// <summary>Queued -> Running.</summary>
    Task<bool> TryStartAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Running -> Queued, after an interruption; keeps epoch, metrics and checkpoint and counts a resume.</summary>
    Task<bool> TryRequeueAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Cancelled or Failed, not in the trash and not from elsewhere (such a run's checkpoint stayed there) -> Queued, to continue from the last
    /// checkpoint; clears the failure.
    /// </summary>
    Task<bool> TryResumeAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Running -> Completed.</summary>
    Task<bool> TryCompleteAsync(string id, RunFinish finish, CancellationToken cancellationToken = default);

    /// <summary>Queued or Running -> Failed.</summary>
    Task<bool> TryFailAsync(string id, string reason, string? advice, CancellationToken cancellationToken = default);

    /// <summary>Queued or Running -> Cancelled.</summary>
    Task<bool> TryCancelAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Marks a running run as asked to stop, so that a restart in between does not forget the wish.</summary>
    Task<bool> TryRequestCancelAsync(string id, CancellationToken cancellationToken = default);

    Task SetStartAsync(string id, RunStart start, CancellationToken cancellationToken = default);

    Task SetProgressAsync(string id, double epochFraction, double? etaSeconds, CancellationToken cancellationToken = default);

    Task SetQueuePriorityAsync(string id, long priority, CancellationToken cancellationToken = default);

}
