using RealNvp.Data;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Status;

/// <summary>Asks the parts the product cannot do without.</summary>
internal sealed class HealthProbe(IStudioDatabase database, IQueueHealth queue, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthResponse> AskAsync(CancellationToken cancellationToken)
    {
        var databaseProblem = FindDatabaseProblemAsync(cancellationToken);
        var queueProblem = queue.FindProblemAsync(cancellationToken);
        return HealthResponse.Of(await databaseProblem, await queueProblem);
    }

    private async Task<string?> FindDatabaseProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.PingAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is StudioDatabaseException or TimeoutException)
        {
            return exception is TimeoutException ? $"The database did not answer within {Patience.TotalSeconds} s." : exception.Message;
        }
    }
}
