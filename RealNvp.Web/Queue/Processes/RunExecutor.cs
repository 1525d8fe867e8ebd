using RealNvp.Data;
using RealNvp.Data.Runs;
using RealNvp.Web.Queue.Scheduling;

namespace RealNvp.Web.Queue.Processes;

/// <summary>Takes a run whose turn it is from Queued through its session to its next state.</summary>
internal sealed class RunExecutor(
    RunStores stores,
    RunSession session,
    QueueFolders folders,
    ActiveRuns active,
    QueueGate gate,
    QueueSignal signal,
    IRunHub hub,
    TimeProvider time,
    ILogger<RunExecutor> logger) : IRunExecutor
{
    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5)];

    public async Task ExecuteAsync(string runId)
    {
        try
        {
            if (await BeginAsync(runId) is not { } run)
            {
                return;
            }

            try
            {
                Announce(run);
                var current = await stores.Runs.FindAsync(runId) ?? throw new InvalidOperationException($"Run {runId} vanished while it runs.");
                await EndAsync(current, await AttemptAsync(current, run));
            }
            finally
            {
                active.Remove(run);
                Announce(run);
                run.Dispose();
            }
        }
        catch (Exception exception)
        {
            // The row could not be read or written. The keeper finds it without a process and queues the run again.
            logger.LogError(exception, "Run {RunId} could not be brought to an end in order.", runId);
        }
        finally
        {
            signal.Raise();
        }
    }

    /// <summary>Queued -> Running; null when the run is no longer queued or the host is stopping.</summary>
    private async Task<ActiveRun?> BeginAsync(string runId)
    {
        using var inside = await gate.EnterAsync(CancellationToken.None);
        return !active.IsStopping && await stores.Runs.TryStartAsync(runId) ? active.Add(runId) : null;
    }

    private async Task<RunOutcome> AttemptAsync(RunRecord run, ActiveRun activeRun)
    {
        try
        {
            return await session.RunAsync(run, activeRun);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Run {RunId} failed in the host.", run.Id);
            var cause = exception is StudioDatabaseException or IOException or UnauthorizedAccessException
                ? exception.Message
                : $"An unexpected error: {exception.Message}";
            return new RunOutcome.Failed($"The run could not be prepared. {cause}", "Mend the cause, then resume the run.", KeepFolder: true);
        }
    }

    private async Task EndAsync(RunRecord run, RunOutcome outcome)
    {
        logger.LogInformation("Run {RunId} ended: {Outcome}", run.Id, outcome);
        await PersistAsync(() => outcome switch
        {
            RunOutcome.Completed completed => stores.Runs.TryCompleteAsync(run.Id, completed.Finish),
            RunOutcome.Failed failed => stores.Runs.TryFailAsync(run.Id, failed.Reason, failed.Advice),
            RunOutcome.Cancelled => stores.Runs.TryCancelAsync(run.Id),
            _ => stores.Runs.TryRequeueAsync(run.Id),
        });
        if (outcome is not RunOutcome.Failed { KeepFolder: true })
        {
            DeleteFolder(run);
        }
    }

    /// <summary>Tries for some seconds: a database busy for a moment must not cost a run its result.</summary>
    private async Task PersistAsync(Func<Task> write)
    {
        foreach (var delay in Delays)
        {
            try
            {
                await write();
                return;
            }
            catch (StudioDatabaseException exception)
            {
                logger.LogWarning(exception, "The state of a run could not be stored; trying again in {Delay}.", delay);
                await Task.Delay(delay, time);
            }
        }

        await write();
    }

    private void DeleteFolder(RunRecord run)
    {
        try
        {
            folders.For(run.Id).Delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // All of it is stored; the next start clears it away.
            logger.LogWarning(exception, "Could not delete the work folder of run {RunId}.", run.Id);
        }
    }

    private void Announce(ActiveRun run) => _ = AnnounceAsync(run.RunId);

    private async Task AnnounceAsync(string runId)
    {
        try
        {
            if (await stores.Runs.FindAsync(runId) is { } run)
            {
                hub.Publish(new RunChange(runId, run.Epoch, null, StateChanged: true));
            }
        }
        catch (StudioDatabaseException exception)
        {
            logger.LogDebug(exception, "Could not read run {RunId} to announce its state.", runId);
        }
    }
}
