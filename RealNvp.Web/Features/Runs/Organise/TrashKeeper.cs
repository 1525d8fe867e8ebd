using Microsoft.Extensions.Options;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Web.Hosting;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Runs.Organise;

/// <summary>Deletes for good what has lain in the trash as long as the settings say: at the start and every hour.</summary>
internal sealed class TrashKeeper(
    IRunShelfStore shelves, IRunHub hub, IOptions<StudioOptions> options, TimeProvider time, ILogger<TrashKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <returns>How many runs went.</returns>
    public async Task<int> EmptyAsync(CancellationToken cancellationToken)
    {
        var days = options.Value.Runs.TrashDays;
        if (days == 0)
        {
            return 0;
        }

        var gone = await shelves.EmptyTrashAsync(time.GetUtcNow().UtcDateTime.AddDays(-days), cancellationToken);
        foreach (var id in gone)
        {
            hub.Publish(new RunChange(id, 0, null, StateChanged: true));
        }

        return gone.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                if (await EmptyAsync(stoppingToken) is var count and > 0)
                {
                    logger.LogInformation("Deleted {Count} runs that had been in the trash for {Days} days.", count, options.Value.Runs.TrashDays);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "The trash could not be emptied; will try again.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
