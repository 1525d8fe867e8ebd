using Microsoft.Extensions.Options;
using RealNvp.Data.Runs;
using RealNvp.Engine.Training.Events;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Queue.Processes;

/// <summary>
/// Takes over what an earlier host left in a work folder: ends a process that still runs there, then imports from its journal what that
/// host no longer could, the checkpoint the process wrote at its end above all. Without a journal there is nothing to take over.
/// </summary>
internal sealed class Leftovers(
    RunStores stores, OrphanProcess orphan, IRunHub hub, IOptions<StudioOptions> options, TimeProvider time, ILogger<Leftovers> logger)
{
    /// <returns>How the earlier process ended: its final event, or null where it told none.</returns>
    public async Task<TrainingEvent?> RecoverAsync(RunRecord run, WorkFolder folder)
    {
        await EndOrphanAsync(folder);
        if (!File.Exists(folder.JournalPath))
        {
            return null;
        }

        var import = new RunImport(run, folder, stores, options.Value.Queue.KeptCheckpointLimits, hub, time, logger);
        TrainingEvent? final = null;
        foreach (var missed in ReadJournal(folder).Where(told => IsMissing(told, run, folder)))
        {
            await import.ImportAsync(missed);
            final = missed is FinishedEvent or CancelledEvent or FailedEvent ? missed : null;
        }

        await import.FlushAsync();
        logger.LogInformation("Took over what run {RunId} left behind; it is stored to epoch {Epoch}.", run.Id, import.Epoch);
        return final;
    }

    public Task EndOrphanAsync(WorkFolder folder) =>
        orphan.EndAsync(folder, TimeSpan.FromSeconds(options.Value.Queue.CancelGraceSeconds), CancellationToken.None);

    private static IEnumerable<TrainingEvent> ReadJournal(WorkFolder folder) =>
        File.ReadLines(folder.JournalPath).Select(EventParser.TryParse).OfType<TrainingEvent>();

    /// <summary>Whether the earlier host had not stored it: epochs beyond the row's, files that still lie here.</summary>
    private static bool IsMissing(TrainingEvent told, RunRecord run, WorkFolder folder) => told switch
    {
        EpochEvent epoch => epoch.Epoch > run.Epoch,
        SnapshotEvent snapshot => folder.FindNamed(snapshot.File) is not null,
        CheckpointEvent checkpoint => folder.FindNamed(checkpoint.File) is not null,
        StartedEvent => run.ProvenanceJson is null,
        _ => true,
    };
}
