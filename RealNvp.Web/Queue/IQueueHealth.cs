namespace RealNvp.Web.Queue;

/// <summary>Whether the queue could start a run now: its scheduler is up and its store answers.</summary>
public interface IQueueHealth
{
    /// <returns>Null: the queue answers; else what is wrong, in a sentence.</returns>
    Task<string?> FindProblemAsync(CancellationToken cancellationToken = default);
}
