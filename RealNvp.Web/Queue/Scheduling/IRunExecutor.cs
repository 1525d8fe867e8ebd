namespace RealNvp.Web.Queue.Scheduling;

/// <summary>What the scheduler calls when it is a run's turn.</summary>
internal interface IRunExecutor
{
    /// <summary>Trains a queued run to its end; does nothing when the row is not Queued (any more). Never throws.</summary>
    Task ExecuteAsync(string runId);
}
