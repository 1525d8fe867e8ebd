using System.Collections.Concurrent;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Data.Sweeps;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Features.Sweeps;

/// <summary>What becomes of sweeps over the real queue.</summary>
public sealed class SweepLifeTests : IDisposable
{
    private readonly StudioFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Of which the worse half is stopped after the second epoch. Each is held after the third, so that no judgement comes late.</summary>
    private static SweepRequest Halving => SweepHost.Grid("byRate hold@3", 60, "0.1", "0.2", "0.3", "0.4") with
    {
        Kind = SweepKind.Asha,
        Combinations = 4,
        Asha = new AshaPlan { MinEpochs = 2, Eta = 2 },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_trial_trains_and_the_queue_never_holds_more_than_it_needs()
    {
        await using var host = await SweepHost.StartAsync(_folder);
        var most = 0;
        using var subscription = host.Host.Hub.Subscribe(null, async _ =>
        {
            var state = await host.Host.Queue.GetStateAsync(CancellationToken.None);
            most = Math.Max(most, state.Running.Count + state.Waiting.Count);
        });
        var changes = new ConcurrentBag<SweepChange>();
        var id = await host.LaunchAsync(SweepHost.Grid("byRate", 3, "0.1", "0.3", "0.2") with { Seeds = [1, 2] });
        using var listening = host.Host.Get<ISweepHub>().Subscribe(id, change =>
        {
            changes.Add(change);
            return Task.CompletedTask;
        });

        var summary = await host.WaitForAsync(id, SweepStatus.Completed);

        Assert.Equal(new SweepCounts(0, 0, 0, 6, 0, 0, 0, 0), summary.Counts);
        Assert.Equal((1, 2.0 / 3 + 0.1), (summary.Best!.Trial, summary.Best.Value));
        Assert.NotNull(summary.EndedAt);
        Assert.InRange(most, 1, 3);
        var trials = await host.TrialsAsync(id);
        Assert.Equal(["0.1 1", "0.1 2", "0.3 1", "0.3 2", "0.2 1", "0.2 2"], trials.Select(trial => $"{trial.Values[0]} {trial.Seed}"));
        Assert.Equal([1, 1, 5, 5, 3, 3], trials.Select(trial => trial.Rank!.Value));
        var runs = await host.RunsAsync();
        Assert.Equal(6, runs.Count);
        Assert.All(runs, run => Assert.Equal(id, run.SweepId));
        Assert.Contains(runs, run => run.Name == "byRate #3");
        Assert.Contains(changes, change => change.StateChanged);

        var combinations = (await host.Sweeps.ListCombinationsAsync(id, new SweepTrialQuery(), Token))!.Items;
        Assert.Equal(["0.1", "0.2", "0.3"], combinations.Select(row => row.Values[0]));
        Assert.Equal((2, 0.0, 1), (combinations[0].Results, combinations[0].Deviation!.Value, combinations[0].Rank!.Value));
    }

    [Fact]
    public async Task Trials_that_fall_behind_are_stopped_with_a_reason_and_can_be_revived()
    {
        await using var host = await SweepHost.StartAsync(_folder);
        var id = await host.LaunchAsync(Halving);

        await CompleteHalvingAsync(host, id);

        var trials = await host.TrialsAsync(id);
        var expected = FallBehind(trials);
        Assert.Contains(true, expected);
        foreach (var (trial, isStopped) in trials.Zip(expected))
        {
            if (isStopped)
            {
                Assert.Equal(SweepTrialState.Stopped, trial.State);
                Assert.InRange(trial.Epoch, 2, 59);
                Assert.Equal(2, trial.Stop!.Epoch);
                Assert.StartsWith("Stopped after epoch 2: ", trial.Stop.Why, StringComparison.Ordinal);
            }
        }

        var stopped = trials.First(trial => trial.State == SweepTrialState.Stopped);
        Assert.True(stopped.CanRevive);
        _folder.Release(stopped.RunId!);
        Assert.Equal(SweepActionOutcome.Done, (await host.Sweeps.ReviveAsync(id, stopped.Number, Token)).Outcome);
        await host.WaitForTrialsAsync(id, rows => rows[stopped.Number - 1].State == SweepTrialState.Completed, "the revived trial completes");
        var revived = (await host.TrialsAsync(id))[stopped.Number - 1];
        Assert.True(revived is { IsRevived: true, Epoch: 60, Stop: not null });
        Assert.Equal(Enumerable.Range(1, 60), await host.Host.EpochsAsync(revived.RunId!));
        await host.WaitForAsync(id, SweepStatus.Completed);
        Assert.Equal(SweepActionOutcome.Conflict, (await host.Sweeps.ReviveAsync(id, stopped.Number, Token)).Outcome);
        Assert.Equal(SweepActionOutcome.NotFound, (await host.Sweeps.ReviveAsync(id, 99, Token)).Outcome);
    }

    [Fact]
    public async Task A_stopped_trial_that_is_resumed_by_hand_counts_as_revived()
    {
        await using var host = await SweepHost.StartAsync(_folder);
        var id = await host.LaunchAsync(Halving);
        await CompleteHalvingAsync(host, id);
        var stopped = (await host.TrialsAsync(id)).First(trial => trial.State == SweepTrialState.Stopped);

        _folder.Release(stopped.RunId!);
        Assert.True(await host.Host.Runs.TryResumeAsync(stopped.RunId!, Token));
        await host.Host.Queue.EnqueueAsync(stopped.RunId!, Token);

        var rows = await host.WaitForTrialsAsync(id, rows => rows[stopped.Number - 1].State == SweepTrialState.Completed, "it completes");
        Assert.True(rows[stopped.Number - 1].IsRevived);
        await host.WaitForAsync(id, SweepStatus.Completed);
    }

    [Fact]
    public async Task A_trial_that_is_cancelled_by_hand_does_not_end_the_sweep()
    {
        await using var host = await SweepHost.StartAsync(_folder);
        var request = SweepHost.Grid("hold@10", 1, "1") with
        {
            Dimensions = [new SweepDimension { Setting = "training.epochs", Scale = SweepScale.Choice, Values = ["5", "2", "1000", "1"] }],
        };
        var id = await host.LaunchAsync(request);

        var rows = await host.WaitForTrialsAsync(id, rows => rows[2].Epoch >= 1, "the long one trains");
        Assert.True(await host.Host.Queue.CancelAsync(rows[2].RunId!, Token));
        await host.WaitForAsync(id, SweepStatus.Completed);

        rows = await host.TrialsAsync(id);
        Assert.Equal([SweepTrialState.Completed, SweepTrialState.Completed, SweepTrialState.Cancelled, SweepTrialState.Completed], rows.Select(trial => trial.State));
        Assert.Equal([5, 2, 1000, 1], rows.Select(trial => trial.Epochs));
        Assert.False(rows[2].CanRevive);
    }

    [Fact]
    public async Task A_failed_trial_says_why_and_has_no_place()
    {
        await using var host = await SweepHost.StartAsync(_folder);
        var request = SweepHost.Grid("fail@3", 1, "1") with
        {
            Dimensions = [new SweepDimension { Setting = "training.epochs", Scale = SweepScale.Choice, Values = ["5", "2"] }],
        };
        var id = await host.LaunchAsync(request);
        var summary = await host.WaitForAsync(id, SweepStatus.Completed);

        var failed = (await host.TrialsAsync(id))[0];
        Assert.Equal((SweepTrialState.Failed, null, null), (failed.State, failed.Rank, failed.Objective));
        Assert.Equal("The loss became NaN in epoch 3.", failed.FailureReason);
        Assert.Equal(2, summary.Best!.Trial);
        Assert.Equal(2, (await host.Sweeps.ListAsync(new SweepListQuery(), Token)).Items[0].Best!.Trial);
    }

    [Fact]
    public async Task A_cancelled_sweep_ends_at_once_and_can_go_on_where_it_was()
    {
        await using var host = await SweepHost.StartAsync(_folder);
        var id = await host.LaunchAsync(SweepHost.Grid("delay=40", 2000, "0.1", "0.2", "0.3", "0.4", "0.5"));
        await host.WaitForTrialsAsync(id, rows => rows[0].Epoch >= 3, "the first trains");

        Assert.Equal(SweepActionOutcome.Done, (await host.Sweeps.CancelAsync(id, Token)).Outcome);
        var rows = await host.WaitForTrialsAsync(id, rows => rows.All(trial => trial.State == SweepTrialState.Cancelled), "all are cancelled");
        Assert.Equal("The sweep has already been cancelled.", (await host.Sweeps.CancelAsync(id, Token)).Message);
        Assert.Equal(SweepActionOutcome.Conflict, (await host.Sweeps.PauseAsync(id, Token)).Outcome);
        var reached = rows[0].Epoch;
        Assert.InRange(reached, 3, 1999);
        Assert.Equal(SweepStatus.Cancelled, (await host.SummaryAsync(id)).Status);

        Assert.Equal(SweepActionOutcome.Done, (await host.Sweeps.ContinueAsync(id, Token)).Outcome);
        await host.WaitForTrialsAsync(id, rows => rows[0].Epoch > reached, "the first goes on");
        Assert.Equal(SweepActionOutcome.Conflict, (await host.Sweeps.DeleteAsync(id, Token)).Outcome);
        await host.Sweeps.CancelAsync(id, Token);
        await host.WaitForTrialsAsync(id, rows => rows.All(trial => trial.State == SweepTrialState.Cancelled), "all are cancelled again");
        Assert.Equal(Enumerable.Range(1, (await host.TrialsAsync(id))[0].Epoch), await host.Host.EpochsAsync(rows[0].RunId!));
        Assert.Equal(SweepActionOutcome.Done, (await host.Sweeps.DeleteAsync(id, Token)).Outcome);
        Assert.Null(await host.Sweeps.FindAsync(id, Token));
        Assert.NotEmpty(await host.RunsAsync());
    }

    [Fact]
    public async Task A_paused_sweep_lets_what_is_in_the_queue_finish_and_starts_nothing()
    {
        await using var host = await SweepHost.StartAsync(_folder);
        string[] rates = [.. Enumerable.Range(1, 15).Select(i => SweepValue.Spell(i / 100.0))];
        var id = await host.LaunchAsync(SweepHost.Grid("hold@5", 10, rates));
        await host.WaitForTrialsAsync(id, rows => rows.Count(trial => trial.RunId is not null) >= 3, "the queue is full");

        Assert.Equal(SweepActionOutcome.Done, (await host.Sweeps.PauseAsync(id, Token)).Outcome);
        await ReleaseAsync(host, id);
        var rows = await host.WaitForTrialsAsync(
            id, rows => rows.All(trial => trial.State is SweepTrialState.Completed or SweepTrialState.Waiting), "what was in the queue has finished");
        Assert.InRange(rows.Count(trial => trial.State == SweepTrialState.Waiting), 1, 12);
        Assert.Equal(SweepStatus.Paused, (await host.SummaryAsync(id)).Status);

        await host.Sweeps.ContinueAsync(id, Token);
        var end = await Eventually.Async(
            async () =>
            {
                await ReleaseAsync(host, id);
                return await host.SummaryAsync(id);
            },
            sweep => sweep.Status == SweepStatus.Completed,
            "the sweep completes");
        Assert.Equal(15, end.Counts.Completed);
    }

    [Fact]
    public async Task A_time_budget_ends_the_sweep_with_what_has_been_trained()
    {
        await using var host = await SweepHost.StartAsync(_folder);

        // The scripted trainer says that an epoch takes a second.
        var id = await host.LaunchAsync(SweepHost.Grid("", 4, "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8") with { Name = "budget", TimeBudgetSeconds = 5, MaxConcurrent = 1 });
        var summary = await host.WaitForAsync(id, SweepStatus.Completed);

        Assert.True(summary.IsOverBudget);
        Assert.Equal((2, 6), (summary.Counts.Completed, summary.Counts.Cancelled));
        Assert.Equal(8, summary.Seconds);
    }

    [Fact]
    public async Task A_trashed_run_counts_for_nothing_and_a_deleted_one_is_not_made_again()
    {
        await using var host = await SweepHost.StartAsync(_folder);
        var id = await host.LaunchAsync(SweepHost.Grid("byRate", 2, "0.1", "0.2"));
        await host.WaitForAsync(id, SweepStatus.Completed);
        var best = (await host.TrialsAsync(id))[0];
        var shelves = host.Host.Get<IRunShelfStore>();

        await shelves.MarkAsync([best.RunId!], RunMark.Trash, Token);
        var rows = await host.TrialsAsync(id);
        Assert.Equal((true, null, 1), (rows[0].IsTrashed, rows[0].Rank, rows[1].Rank));
        Assert.Equal(2, (await host.SummaryAsync(id)).Best!.Trial);
        Assert.Equal(2, (await host.Sweeps.ListAsync(new SweepListQuery(), Token)).Items[0].Best!.Trial);

        await shelves.DeleteAsync([best.RunId!], Token);
        rows = await host.TrialsAsync(id);
        Assert.Equal((SweepTrialState.Deleted, null), (rows[0].State, rows[0].Objective));
        Assert.Equal(["0.1"], rows[0].Values);
        Assert.Equal(1, (await host.SummaryAsync(id)).Counts.Deleted);
        Assert.Single(await host.RunsAsync());
    }

    [Fact]
    public async Task A_restart_goes_on_with_the_sweep_and_makes_no_trial_twice()
    {
        string id;
        await using (var host = await SweepHost.StartAsync(_folder, workers: 2))
        {
            id = await host.LaunchAsync(SweepHost.Grid("delay=20", 20, "0.1", "0.2", "0.3", "0.4", "0.5", "0.6"));
            await host.WaitForTrialsAsync(id, rows => rows.Count(trial => trial.Epoch >= 3) >= 2, "two train");
        }

        await using (var host = await SweepHost.StartAsync(_folder, workers: 2))
        {
            Assert.Equal(6, (await host.WaitForAsync(id, SweepStatus.Completed)).Counts.Completed);
            var runs = await host.RunsAsync();
            Assert.Equal([1, 2, 3, 4, 5, 6], runs.Select(run => run.SweepTrial!.Value).Order());
            Assert.All(runs, run => Assert.Equal((RunStatus.Completed, 20), (run.Status, run.Epoch)));
        }
    }

    /// <summary>In the order in which they were drawn: the first goes on, later ones only if they are in the better half.</summary>
    private static List<bool> FallBehind(IEnumerable<SweepTrial> trials)
    {
        var behind = new List<bool>();
        var seen = new List<double>();
        foreach (var rate in trials.Select(trial => double.Parse(trial.Values[0], System.Globalization.CultureInfo.InvariantCulture)))
        {
            seen.Add(rate);
            behind.Add(seen.Count > 1 && 1 + seen.Count(other => other < rate) > seen.Count / 2);
        }

        return behind;
    }

    /// <summary>Waits for the end of a sweep of which only those trials go on that are not behind.</summary>
    private Task<SweepSummary> CompleteHalvingAsync(SweepHost host, string id) => Eventually.Async(
        async () =>
        {
            var trials = await host.TrialsAsync(id);
            Release(trials.Zip(FallBehind(trials)).Where(pair => !pair.Second).Select(pair => pair.First));
            return await host.SummaryAsync(id);
        },
        sweep => sweep.Status == SweepStatus.Completed,
        "the sweep completes");

    private async Task ReleaseAsync(SweepHost host, string id) => Release(await host.TrialsAsync(id));

    private void Release(IEnumerable<SweepTrial> trials)
    {
        foreach (var run in trials.Select(trial => trial.RunId).OfType<string>())
        {
            _folder.Release(run);
        }
    }
}
