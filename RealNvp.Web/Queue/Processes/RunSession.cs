using System.ComponentModel;
using Microsoft.Extensions.Options;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Queue.Processes;

/// <summary>One run's time in a process, from its work folder to its outcome.</summary>
internal sealed class RunSession(
    RunStores stores,
    QueueFolders folders,
    Leftovers leftovers,
    RunPreparation preparation,
    TrainerProgram program,
    IRunHub hub,
    IOptions<StudioOptions> options,
    TimeProvider time,
    ILogger<RunSession> logger)
{
    /// <summary>A terminal's Ctrl+C and a service's stop reach host and process together, and the process may be the quicker one.</summary>
    private static readonly TimeSpan HostStopDelay = TimeSpan.FromSeconds(2);

    private TimeSpan Grace => TimeSpan.FromSeconds(options.Value.Queue.CancelGraceSeconds);

    /// <summary>Trains a run until it ends, one way or another.</summary>
    public async Task<RunOutcome> RunAsync(RunRecord run, ActiveRun active)
    {
        var folder = folders.For(run.Id);
        try
        {
            if (await leftovers.RecoverAsync(run, folder) is FinishedEvent finished)
            {
                return await CompleteAsync(run, finished);
            }

            if (active.StopReason != StopReason.None)
            {
                return Stopped(active);
            }

            var beginning = await preparation.PrepareAsync(run, folder);
            return await TrainAsync(run, folder, beginning, active);
        }
        catch (RunPreparationException exception)
        {
            return new RunOutcome.Failed(exception.Message, exception.Advice);
        }
    }

    private async Task<RunOutcome> TrainAsync(RunRecord run, WorkFolder folder, RunBeginning beginning, ActiveRun active)
    {
        if (!File.Exists(program.Path))
        {
            return new RunOutcome.Failed(
                $"The training program {program.Path} does not exist.", "Install the program completely, or set RealNvp:Queue:EngineProgram.");
        }

        TrainingProcess process;
        try
        {
            process = TrainingProcess.Start(program.Describe(folder, beginning), folder, time, logger);
        }
        catch (Win32Exception exception)
        {
            return new RunOutcome.Failed($"The training program {program.Path} could not be started: {exception.Message}.");
        }

        await using (process)
        {
            logger.LogInformation("Run {RunId} trains in process {Id}.", run.Id, process.Id);
            await using var stop = active.StopToken.UnsafeRegister(_ => _ = process.StopAsync(Grace), null);
            return await FollowAsync(run, folder, process, active);
        }
    }

    private async Task<RunOutcome> FollowAsync(RunRecord run, WorkFolder folder, TrainingProcess process, ActiveRun active)
    {
        TrainingEvent? final;
        try
        {
            var import = new RunImport((await stores.Runs.FindAsync(run.Id))!, folder, stores, options.Value.Queue.KeptCheckpointLimits, hub, time, logger);
            final = await ImportLoop.RunAsync(process.Events, import, time);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "The results of run {RunId} could not be stored; its process is stopped.", run.Id);
            var drained = process.DiscardEventsAsync();
            await process.StopAsync(Grace);
            await drained;
            return new RunOutcome.Failed(
                $"The run's results could not be saved: {exception.GetBaseException().Message}",
                "Mend the cause (is the disk full?), then resume the run: it continues from its last checkpoint.",
                KeepFolder: true);
        }

        await process.EndWithinAsync(Grace);
        var exitCode = await process.Exit;
        return final switch
        {
            FinishedEvent finished => await CompleteAsync(run, finished),
            FailedEvent failed when active.StopReason != StopReason.Cancelled => new RunOutcome.Failed(failed.Reason, failed.Advice),
            _ => await ExplainEndAsync(final, exitCode, process, active),
        };
    }

    private async Task<RunOutcome> CompleteAsync(RunRecord run, FinishedEvent finished) =>
        await stores.Artifacts.FindEpochAsync(run.Id, Data.Artifacts.ArtifactKind.Weights) == finished.Epoch
            ? new RunOutcome.Completed(new RunFinish(finished.RoundTripError, finished.StepsPerSecond, finished.PeakMemoryBytes)
            {
                TestNll = finished.Test?.Nll,
                TestStandardError = finished.Test?.StandardError,
                TestGap = finished.Test?.Gap,
                BaselinesJson = finished.Baselines.Count > 0 ? SpecJson.Serialize(finished.Baselines) : null,
                TestGapStandardError = finished.Test?.GapStandardError,
            })
            : new RunOutcome.Failed("The training process finished but left no weights.");

    /// <summary>The process stopped or died without a result.</summary>
    private async Task<RunOutcome> ExplainEndAsync(TrainingEvent? final, int exitCode, TrainingProcess process, ActiveRun active)
    {
        if (active.StopReason == StopReason.None && (final is CancelledEvent || ExitDescription.IsRequested(exitCode)))
        {
            await WaitForHostStopAsync(active);
        }

        if (active.StopReason != StopReason.None)
        {
            return Stopped(active);
        }

        if (final is CancelledEvent)
        {
            return new RunOutcome.Cancelled();
        }

        var (reason, advice) = ExitDescription.Describe(exitCode, process.Tail);
        return new RunOutcome.Failed(reason, advice);
    }

    private async Task WaitForHostStopAsync(ActiveRun active)
    {
        try
        {
            await Task.Delay(HostStopDelay, time, active.StopToken);
        }
        catch (OperationCanceledException)
        {
            // The host stops indeed.
        }
    }

    private static RunOutcome Stopped(ActiveRun active) =>
        active.StopReason == StopReason.Cancelled ? new RunOutcome.Cancelled() : new RunOutcome.Interrupted();
}
