using RealNvp.Web.Queue.Scheduling;

namespace RealNvp.Web.Queue;

internal sealed class QueueHealth(RunScheduler scheduler, QueueKeeper keeper, TimeProvider time) : IQueueHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await scheduler.FindProblemAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken) ?? keeper.Problem;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return $"The queue's store does not answer: {exception.GetBaseException().Message}";
        }
    }
}
