using RealNvp.Data.Runs;

namespace RealNvp.Web.Queue;

/// <param name="Running">Runs that train now.</param>
/// <param name="Waiting">Queued runs in the order in which they will start.</param>
/// <param name="MaxConcurrentRuns">How many may train at once.</param>
public sealed record QueueState(IReadOnlyList<RunRecord> Running, IReadOnlyList<RunRecord> Waiting, int MaxConcurrentRuns);
