using Microsoft.Extensions.Options;
using RealNvp.Data.Runs;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Sweeps.Planning;
using RealNvp.Web.Hosting;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Sweeps.Keeping;

/// <summary>
/// Brings one sweep forward by what can be done for it now: judges trials that have come to a comparison, carries out wishes, feeds the queue, notices the
/// end. All of it follows from rows and is harmless to repeat, so that it goes on after a restart as if nothing had happened.
/// </summary>
internal sealed class SweepStep(
    ISweepStore sweeps, IRunStore runs, IRunQueue queue, ITrialRuns trials, TrialJudge judge, ISweepHub hub, IOptions<StudioOptions> options, ILogger<SweepStep> logger)
{
    /// <summary>Trials that wait in the queue beside those that train: enough that no worker waits, few enough that queue and page stay quick.</summary>
    public const int Ahead = 2;

    public async Task RunAsync(string id, CancellationToken cancellationToken)
    {
        if (await sweeps.ReadWorkAsync(id, cancellationToken) is not { } work)
        {
            return;
        }

        var sweep = new StoredSweep(work.Sweep);
        var changed = await judge.JudgeAsync(sweep, work.Due, cancellationToken);
        if (changed)
        {
            work = await sweeps.ReadWorkAsync(id, cancellationToken) ?? work;
        }

        foreach (var trial in work.Wishes)
        {
            changed |= await CarryOutAsync(trial, cancellationToken);
        }

        changed |= work.Sweep.Status switch
        {
            SweepStatus.Running when work.NextTrial is not null => await FeedAsync(sweep, work, cancellationToken),
            SweepStatus.Running or SweepStatus.Paused when work is { NextTrial: null, Live: 0 } => await sweeps.TryCompleteAsync(id, cancellationToken),
            SweepStatus.Completed => work.Live > 0 && await sweeps.TryReopenAsync(id, cancellationToken),
            _ => false,
        };
        if (changed)
        {
            hub.Publish(new SweepChange(id, StateChanged: true));
        }
    }

    private Task<bool> CarryOutAsync(TrialRow trial, CancellationToken cancellationToken) => trial.Mark switch
    {
        TrialMark.StopWanted => StopAsync(trial, cancellationToken),
        TrialMark.CancelWanted => CancelAsync(trial, cancellationToken),
        TrialMark.ResumeWanted => ResumeAsync(trial, cancellationToken),

        // Somebody resumed it by hand: that is a revival.
        _ => MarkAsync(trial, TrialMark.None, cancellationToken),
    };

    private async Task<bool> StopAsync(TrialRow trial, CancellationToken cancellationToken)
    {
        if (trial.IsLive)
        {
            return await AskToStopAsync(trial, cancellationToken);
        }

        // It may have come to another end before it could be stopped; then it was not stopped.
        return trial.RunStatus == RunStatus.Cancelled
            ? await MarkAsync(trial, TrialMark.Stopped, cancellationToken)
            : await MarkAsync(trial, TrialMark.None, cancellationToken, forgetStop: true);
    }

    private async Task<bool> CancelAsync(TrialRow trial, CancellationToken cancellationToken)
    {
        if (trial.IsLive)
        {
            return await AskToStopAsync(trial, cancellationToken);
        }

        return await MarkAsync(trial, trial.RunStatus == RunStatus.Cancelled ? TrialMark.Cancelled : TrialMark.None, cancellationToken);
    }

    /// <summary>Cancels a run that has not been asked to yet. Its mark changes when it has stopped.</summary>
    private async Task<bool> AskToStopAsync(TrialRow trial, CancellationToken cancellationToken) =>
        !trial.CancelRequested && await queue.CancelAsync(trial.RunId!, cancellationToken);

    private async Task<bool> ResumeAsync(TrialRow trial, CancellationToken cancellationToken)
    {
        if (trial.CancelRequested)
        {
            // It is about to stop; then it goes on.
            return false;
        }

        if (trial is { RunStatus: RunStatus.Cancelled, IsTrashed: false } && await runs.TryResumeAsync(trial.RunId!, cancellationToken))
        {
            await queue.EnqueueAsync(trial.RunId!, CancellationToken.None);
        }

        return await MarkAsync(trial, TrialMark.None, cancellationToken);
    }

    private Task<bool> MarkAsync(TrialRow trial, TrialMark mark, CancellationToken cancellationToken, bool forgetStop = false) =>
        sweeps.TryMarkAsync(trial.SweepId, trial.Number, trial.Mark, mark, forgetStop, cancellationToken);

    /// <returns>Whether something went into the queue, or cannot.</returns>
    private async Task<bool> FeedAsync(StoredSweep sweep, SweepWork work, CancellationToken cancellationToken)
    {
        var id = work.Sweep.Id;
        if (work.Sweep.TimeBudgetSeconds is { } budget && work.Seconds >= budget)
        {
            logger.LogInformation("Sweep {Sweep} has used up its {Seconds} s of training; no further trial starts.", id, budget);
            var ended = await sweeps.TryEndBudgetAsync(id, cancellationToken);
            return await sweeps.TryCompleteAsync(id, cancellationToken) || ended;
        }

        var room = Math.Min(sweep.Request.MaxConcurrent ?? int.MaxValue, options.Value.Queue.MaxConcurrentRuns + Ahead) - work.Live;
        var fed = false;
        if (room <= 0)
        {
            return false;
        }

        foreach (var trial in await sweeps.ListWaitingAsync(id, room, cancellationToken))
        {
            var launch = SpecOf(sweep, trial) is { } spec ? await trials.LaunchAsync(spec, id, trial.Number, cancellationToken) : Unknown(sweep, trial);
            fed |= launch.RunId is not null
                || (launch.Errors.Count > 0 && await sweeps.TryFailTrialAsync(id, trial.Number, string.Join(" ", launch.Errors.Select(error => error.Message)), cancellationToken));
        }

        return fed;
    }

    /// <summary>A trial's settings. Null: the sweep was stored by a version with other settings or limits; trying again and again would keep it running for ever.</summary>
    private static RunSpec? SpecOf(StoredSweep sweep, TrialRow trial)
    {
        try
        {
            return SweepSpace.Of(sweep.Request).Apply(sweep.Request.Base, trial.Values, trial.Seed) with { Name = TrialNames.Of(sweep.Record.Name, trial.Number) };
        }
        catch (Exception exception) when (exception is ArgumentException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static TrialLaunch Unknown(StoredSweep sweep, TrialRow trial) => new(null,
    [
        new FieldError("dimensions", $"This version cannot train with {string.Join(", ", sweep.Settings.Zip(trial.Values, (setting, value) => $"{setting} = {value}"))}."),
    ]);
}
