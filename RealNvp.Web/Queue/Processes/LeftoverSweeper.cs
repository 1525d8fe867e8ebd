using RealNvp.Data.Runs;

namespace RealNvp.Web.Queue.Processes;

/// <summary>At the host's start: clears the work folders of runs that will not start again by themselves, keeping what they hold.</summary>
internal sealed class LeftoverSweeper(RunStores stores, Leftovers leftovers, QueueFolders folders, ILogger<LeftoverSweeper> logger)
{
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in folders.ListWorkFolders())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await SweepAsync(folder, await stores.Runs.FindAsync(folder.RunId, cancellationToken));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // It stays where it is and is tried again at the next start; the other folders do not depend on it.
                logger.LogWarning(exception, "Could not clear the work folder {Folder}.", folder.Path);
            }
        }
    }

    private async Task SweepAsync(WorkFolder folder, RunRecord? run)
    {
        if (run is null)
        {
            await leftovers.EndOrphanAsync(folder);
            folder.Delete();
        }
        else if (run.IsEnded)
        {
            await leftovers.RecoverAsync(run, folder);
            folder.Delete();
        }
    }
}
