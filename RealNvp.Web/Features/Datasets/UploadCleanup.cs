namespace RealNvp.Web.Features.Datasets;

/// <summary>Empties the folder of uploads when the host starts.</summary>
internal sealed class UploadCleanup(UploadStaging staging, ILogger<UploadCleanup> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            staging.Clean();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Left-over files cost space and nothing else: no reason not to start.
            logger.LogWarning(exception, "The folder {Folder} could not be emptied.", staging.Folder);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
