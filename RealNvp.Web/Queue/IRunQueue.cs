namespace RealNvp.Web.Queue;

/// <summary>Decides which run trains when. The run rows are the truth for what users see; this keeps the scheduler in step with them.</summary>
public interface IRunQueue
{
    /// <summary>Puts a run whose row is Queued into the queue, behind the others of its priority.</summary>
    Task EnqueueAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>Stops a run: takes a waiting one out (its row becomes Cancelled), asks a running one's process to stop.</summary>
    /// <returns>False: the run is neither waiting nor running.</returns>
    Task<bool> CancelAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>Moves a waiting run in the order.</summary>
    /// <returns>False: the run is not waiting.</returns>
    Task<bool> MoveAsync(string runId, QueueMove move, CancellationToken cancellationToken = default);

    /// <summary>Running runs first, then the waiting ones in their order.</summary>
    Task<QueueState> GetStateAsync(CancellationToken cancellationToken = default);
}
