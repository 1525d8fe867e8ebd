using RealNvp.Data.Events;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Data.Sweeps;

namespace RealNvp.Data.Tests.Sweeps;

public class SweepStoreTests
{
    private static readonly RunField Objective = RunField.Of(RunValue.BestValNll);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sweep_is_stored_with_its_trials_in_their_order()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sweep = await CreateAsync(studio, 3);

        Assert.Equal((SweepStatus.Running, "a sweep", null), (sweep.Status, sweep.Name, sweep.EndedAt));
        Assert.Equal((studio.Clock.GetUtcNow().UtcDateTime, DateTimeKind.Utc), (sweep.CreatedAt, sweep.CreatedAt.Kind));
        var trials = await Store(studio).ListTrialsAsync(sweep.Id, Objective, Token);
        Assert.Equal([1, 2, 3], trials.Select(trial => trial.Number));
        Assert.Equal(["0.1", "cosine"], trials[0].Values);
        Assert.All(trials, trial => Assert.Equal((TrialMark.None, null, null, null), (trial.Mark, trial.RunId, trial.RunStatus, trial.Stop)));
        Assert.Equal([1, 2], (await Store(studio).ListWaitingAsync(sweep.Id, 2, Token)).Select(trial => trial.Number));
    }

    [Fact]
    public async Task Names_are_found_for_all_ids_that_there_are_at_once()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (first, second) = (await CreateAsync(studio, 1), await CreateAsync(studio, 1));
        await Store(studio).TryRenameAsync(second.Id, "renamed", Token);

        var names = await Store(studio).FindNamesAsync([first.Id, second.Id, "nosweep"], Token);

        Assert.Equal([(first.Id, "a sweep"), (second.Id, "renamed")], names.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Value));
        Assert.Empty(await Store(studio).FindNamesAsync([], Token));
    }

    [Fact]
    public async Task A_trial_gets_one_run_and_its_row_says_how_that_stands()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sweep = await CreateAsync(studio, 2);
        var store = Store(studio);

        var id = await store.TryAddRunAsync(sweep.Id, 1, Run("one"), Token);
        Assert.NotNull(id);
        Assert.Null(await store.TryAddRunAsync(sweep.Id, 1, Run("again"), Token));
        Assert.Null(await store.TryAddRunAsync(sweep.Id, 9, Run("none"), Token));
        Assert.Null(await store.TryAddRunAsync("nosweep", 1, Run("none"), Token));

        await studio.Runs.TryStartAsync(id, Token);
        await studio.Metrics.AppendAsync(id, [Epoch(1, 2.5), Epoch(2, 1.5)], 3, Token);
        var trial = (await store.ListTrialsAsync(sweep.Id, Objective, Token))[0];
        Assert.Equal((id, RunStatus.Running, 2, 1.5, 2.0), (trial.RunId, trial.RunStatus!.Value, trial.Epoch, trial.Objective!.Value, trial.Seconds));
        var run = await studio.Runs.FindAsync(id, Token);
        Assert.Equal((sweep.Id, 1), (run!.SweepId, run.SweepTrial));
        Assert.Equal((sweep.Id, SweepKind.Asha), await store.FindSweepOfRunAsync(id, Token));
        Assert.Equal([id], (await studio.Runs.ListAsync(new RunQuery { Filter = new Comparison(RunField.Of(RunValue.Sweep), RunComparison.Equal, sweep.Id) }, Token)).Items.Select(item => item.Id));
    }

    [Fact]
    public async Task A_sweeps_end_is_one_event_and_the_ends_of_its_trials_are_parts_of_it()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var events = studio.Get<IStudioEventStore>();
        var (sweep, cancelled) = (await CreateAsync(studio, 2), await CreateAsync(studio, 1));
        await AddAsync(studio, sweep, 1, RunStatus.Completed);
        Assert.False(await Store(studio).TryCompleteAsync(sweep.Id, Token));
        await studio.Runs.TryFailAsync(await AddAsync(studio, sweep, 2, RunStatus.Running), "The loss became NaN.", null, Token);

        Assert.True(await Store(studio).TryCompleteAsync(sweep.Id, Token));
        Assert.False(await Store(studio).TryCompleteAsync(sweep.Id, Token));
        Assert.True(await Store(studio).TryCancelAsync(cancelled.Id, Token));

        var told = await events.ListAfterAsync(0, 10, Token);
        Assert.Equal([StudioEventKind.RunCompleted, StudioEventKind.RunFailed, StudioEventKind.SweepEnded, StudioEventKind.SweepEnded], told.Select(happened => happened.Kind));
        Assert.All(told.Take(3), happened => Assert.Equal(sweep.Id, happened.GroupId));
        Assert.Equal((sweep.Id, "a sweep", "1 of 2 trials trained to their end."), (told[2].SubjectId, told[2].Title, told[2].Detail));
        Assert.Equal((cancelled.Id, "Cancelled."), (told[3].SubjectId, told[3].Detail));
    }

    [Fact]
    public async Task A_run_of_a_data_set_that_is_gone_is_not_stored()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sweep = await CreateAsync(studio, 1);

        await Assert.ThrowsAsync<KeyNotFoundException>(() => Store(studio).TryAddRunAsync(sweep.Id, 1, Run("one") with { DatasetId = "nodata" }, Token));

        Assert.Null((await Store(studio).ListTrialsAsync(sweep.Id, Objective, Token))[0].RunId);
        Assert.True(await Store(studio).TryFailTrialAsync(sweep.Id, 1, "The data set is gone.", Token));
        Assert.Empty(await Store(studio).ListWaitingAsync(sweep.Id, 9, Token));
        Assert.True(await Store(studio).TryCompleteAsync(sweep.Id, Token));
    }

    [Fact]
    public async Task Cancelling_and_going_on_touch_what_they_should()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sweep = await CreateAsync(studio, 4);
        var store = Store(studio);
        var done = await AddAsync(studio, sweep, 1, RunStatus.Completed);
        var byHand = await AddAsync(studio, sweep, 2, RunStatus.Cancelled);
        var running = await AddAsync(studio, sweep, 3, RunStatus.Running);

        Assert.True(await store.TryCancelAsync(sweep.Id, Token));
        Assert.False(await store.TryCancelAsync(sweep.Id, Token));
        Assert.Equal([TrialMark.None, TrialMark.None, TrialMark.CancelWanted, TrialMark.Cancelled], await MarksAsync(studio, sweep));
        Assert.Null(await store.TryAddRunAsync(sweep.Id, 4, Run("late"), Token));
        Assert.Equal([3], (await store.ReadWorkAsync(sweep.Id, Token))!.Wishes.Select(trial => trial.Number));
        Assert.Equal([sweep.Id], await store.ListOpenAsync(Token));

        await studio.Runs.TryCancelAsync(running, Token);
        Assert.True(await store.TryMarkAsync(sweep.Id, 3, TrialMark.CancelWanted, TrialMark.Cancelled, cancellationToken: Token));
        Assert.Empty(await store.ListOpenAsync(Token));
        Assert.False(await store.TryPauseAsync(sweep.Id, Token));
        Assert.True(await store.TryContinueAsync(sweep.Id, Token));
        Assert.Equal([TrialMark.None, TrialMark.None, TrialMark.ResumeWanted, TrialMark.None], await MarksAsync(studio, sweep));
        Assert.Equal([4], (await store.ListWaitingAsync(sweep.Id, 9, Token)).Select(trial => trial.Number));
        Assert.Null((await store.FindAsync(sweep.Id, Token))!.EndedAt);
        Assert.NotEqual(done, byHand);
    }

    [Fact]
    public async Task A_paused_sweep_feeds_nothing_and_completes_when_nothing_waits()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sweep = await CreateAsync(studio, 1);
        var store = Store(studio);

        Assert.True(await store.TryPauseAsync(sweep.Id, Token));
        Assert.Null(await store.TryAddRunAsync(sweep.Id, 1, Run("one"), Token));
        Assert.False(await store.TryCompleteAsync(sweep.Id, Token));
        Assert.True(await store.TryContinueAsync(sweep.Id, Token));
        var id = await store.TryAddRunAsync(sweep.Id, 1, Run("one"), Token);
        Assert.False(await store.TryCompleteAsync(sweep.Id, Token));
        await studio.Runs.TryCancelAsync(id!, Token);
        Assert.True(await store.TryCompleteAsync(sweep.Id, Token));
        Assert.Equal(studio.Clock.GetUtcNow().UtcDateTime, (await store.FindAsync(sweep.Id, Token))!.EndedAt);
    }

    [Fact]
    public async Task A_report_is_stored_once_and_a_stop_with_its_reason()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sweep = await CreateAsync(studio, 2);
        var store = Store(studio);
        await AddAsync(studio, sweep, 1, RunStatus.Running, epochs: 4);
        Assert.Equal([1], (await store.ReadWorkAsync(sweep.Id, Token))!.Due.Select(trial => trial.Number));

        var stop = new TrialStop(3, null, 2, 3, 1, 1.25, studio.Clock.GetUtcNow().UtcDateTime);
        await store.ReportAsync(sweep.Id, 1, 3, double.NaN, 9, stop, Token);
        await store.ReportAsync(sweep.Id, 1, 3, 1.0, 9, null, Token);
        await store.ReportAsync(sweep.Id, 2, 3, 1.5, null, null, Token);

        var reports = await store.ListReportsAsync(sweep.Id, 3, Token);
        Assert.Equal((double.NaN, 1.5), (reports[1], reports[2]));
        Assert.Empty(await store.ListReportsAsync(sweep.Id, 9, Token));
        var trials = await store.ListTrialsAsync(sweep.Id, Objective, Token);
        Assert.Equal((stop, TrialMark.StopWanted, 9), (trials[0].Stop, trials[0].Mark, trials[0].NextRung));
        Assert.Null(trials[1].NextRung);
        Assert.Empty((await store.ReadWorkAsync(sweep.Id, Token))!.Due);

        Assert.True(await store.TryMarkAsync(sweep.Id, 1, TrialMark.StopWanted, TrialMark.None, forgetStop: true, Token));
        Assert.False(await store.TryMarkAsync(sweep.Id, 1, TrialMark.StopWanted, TrialMark.Stopped, cancellationToken: Token));
        Assert.Null((await store.ListTrialsAsync(sweep.Id, Objective, Token))[0].Stop);
    }

    [Fact]
    public async Task A_trial_stopped_early_is_known_by_its_run_and_is_no_news()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sweep = await CreateAsync(studio, 2);
        var (stopped, cancelled) = (await AddAsync(studio, sweep, 1, RunStatus.Running, epochs: 3), await AddAsync(studio, sweep, 2, RunStatus.Running));
        await Store(studio).ReportAsync(sweep.Id, 1, 3, 1, 9, new TrialStop(3, 1, 3, 3, 1, 0.5, default), Token);

        await studio.Runs.TryCancelAsync(stopped, Token);
        await studio.Runs.TryCancelAsync(cancelled, Token);
        Assert.Equal(stopped, Assert.Single(await Store(studio).FindStoppedAsync([stopped, cancelled, "none"], Token)));
        Assert.Equal([cancelled], (await studio.Get<IStudioEventStore>().ListLatestAsync(10, Token)).Select(happened => happened.SubjectId));

        await Store(studio).TryMarkAsync(sweep.Id, 1, TrialMark.StopWanted, TrialMark.Stopped, cancellationToken: Token);
        Assert.Equal(stopped, Assert.Single(await Store(studio).FindStoppedAsync([stopped, cancelled], Token)));
    }

    [Fact]
    public async Task Only_a_stopped_trial_is_revived_and_its_sweep_runs_again()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sweep = await CreateAsync(studio, 1);
        var store = Store(studio);
        var run = await AddAsync(studio, sweep, 1, RunStatus.Running, epochs: 3);
        await store.ReportAsync(sweep.Id, 1, 3, 1, 9, new TrialStop(3, 1, 3, 3, 1, 0.5, default), Token);
        Assert.False(await store.TryReviveAsync(sweep.Id, 1, Token));
        await studio.Runs.TryCancelAsync(run, Token);
        await store.TryMarkAsync(sweep.Id, 1, TrialMark.StopWanted, TrialMark.Stopped, cancellationToken: Token);
        Assert.True(await store.TryCompleteAsync(sweep.Id, Token));

        await studio.Get<IRunShelfStore>().MarkAsync([run], RunMark.Trash, Token);
        Assert.False(await store.TryReviveAsync(sweep.Id, 1, Token));
        await studio.Get<IRunShelfStore>().MarkAsync([run], RunMark.Restore, Token);
        Assert.True(await store.TryReviveAsync(sweep.Id, 1, Token));

        Assert.Equal([TrialMark.ResumeWanted], await MarksAsync(studio, sweep));
        Assert.Equal(SweepStatus.Running, (await store.FindAsync(sweep.Id, Token))!.Status);
        Assert.NotNull((await store.ListTrialsAsync(sweep.Id, Objective, Token))[0].Stop);
    }

    [Fact]
    public async Task A_completed_sweep_whose_run_lives_again_is_reopened()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sweep = await CreateAsync(studio, 1);
        var run = await AddAsync(studio, sweep, 1, RunStatus.Cancelled);
        await Store(studio).TryCompleteAsync(sweep.Id, Token);
        Assert.False(await Store(studio).TryReopenAsync(sweep.Id, Token));

        await studio.Runs.TryResumeAsync(run, Token);

        Assert.Equal([sweep.Id], await Store(studio).ListOpenAsync(Token));
        Assert.True(await Store(studio).TryReopenAsync(sweep.Id, Token));
    }

    [Fact]
    public async Task A_used_up_budget_cancels_what_waits()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sweep = await CreateAsync(studio, 3, budget: 2.5);
        await AddAsync(studio, sweep, 1, RunStatus.Completed, epochs: 3);
        Assert.Equal(3, (await Store(studio).ReadWorkAsync(sweep.Id, Token))!.Seconds);

        Assert.True(await Store(studio).TryEndBudgetAsync(sweep.Id, Token));

        Assert.Equal([TrialMark.None, TrialMark.Cancelled, TrialMark.Cancelled], await MarksAsync(studio, sweep));
        Assert.True((await Store(studio).FindAsync(sweep.Id, Token))!.IsOverBudget);
        Assert.True(await Store(studio).TryCompleteAsync(sweep.Id, Token));
    }

    [Fact]
    public async Task A_forgotten_sweep_leaves_its_runs_and_a_deleted_run_its_trial()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sweep = await CreateAsync(studio, 2);
        var store = Store(studio);
        var kept = await AddAsync(studio, sweep, 1, RunStatus.Completed);
        var deleted = await AddAsync(studio, sweep, 2, RunStatus.Completed);
        var shelves = studio.Get<IRunShelfStore>();
        await shelves.MarkAsync([deleted], RunMark.Trash, Token);
        Assert.True((await store.ListTrialsAsync(sweep.Id, Objective, Token))[1].IsTrashed);
        await shelves.DeleteAsync([deleted], Token);

        var trial = (await store.ListTrialsAsync(sweep.Id, Objective, Token))[1];
        Assert.Equal((deleted, null, TrialMark.None), (trial.RunId, trial.RunStatus, trial.Mark));
        Assert.Null((await store.ReadWorkAsync(sweep.Id, Token))!.NextTrial);
        Assert.Equal(sweep.Id, (await store.FindSweepOfRunAsync(deleted, Token))!.Value.Id);
        Assert.False(await store.TryDeleteAsync(sweep.Id, Token));
        await store.TryCompleteAsync(sweep.Id, Token);
        Assert.True(await store.TryDeleteAsync(sweep.Id, Token));

        Assert.Null(await store.FindAsync(sweep.Id, Token));
        Assert.Null((await studio.Runs.FindAsync(kept, Token))!.SweepId);
        Assert.Equal(0L, await studio.ScalarAsync("SELECT (SELECT count(*) FROM sweep_trials) + (SELECT count(*) FROM sweep_reports)"));
    }

    [Fact]
    public async Task Trials_are_counted_by_how_they_stand_and_the_best_is_found()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sweep = await CreateAsync(studio, 4);
        await AddAsync(studio, sweep, 1, RunStatus.Completed, epochs: 2);
        var best = await AddAsync(studio, sweep, 2, RunStatus.Completed, epochs: 4);
        await AddAsync(studio, sweep, 3, RunStatus.Running, epochs: 1);

        var tallies = await Store(studio).TallyAsync([sweep.Id], Objective, Token);

        Assert.Equal(4, tallies.Sum(tally => tally.Count));
        var completed = Assert.Single(tallies, tally => tally.RunStatus == RunStatus.Completed);
        Assert.Equal((2, 6.0, 0.25, 0.5), (completed.Count, completed.Seconds, completed.Least, completed.Most));
        Assert.Equal(1, Assert.Single(tallies, tally => !tally.HasRun).Count);
        var (place, value) = Assert.Single(await Store(studio).FindByObjectiveAsync([sweep.Id], Objective, [0.25], Token));
        Assert.Equal((2, best, 0.25), (place.Number, place.RunId, value));
    }

    [Fact]
    public async Task A_thousand_trials_are_one_query_and_a_step_reads_only_what_is_to_be_done()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sweep = await CreateAsync(studio, 1000);
        await AddAsync(studio, sweep, 1, RunStatus.Running);

        using (var commands = new CommandCount(studio.DatabasePath))
        {
            Assert.Equal(1000, (await Store(studio).ListTrialsAsync(sweep.Id, Objective, Token)).Count);
            await Store(studio).TallyAsync([sweep.Id], Objective, Token);
            Assert.Equal(2, commands.Count);
        }

        var work = (await Store(studio).ReadWorkAsync(sweep.Id, Token))!;
        Assert.Equal((1, 2), (work.Live, work.NextTrial));
        Assert.Empty(work.Wishes);
        Assert.Empty(work.Due);
    }

    [Fact]
    public async Task Sweeps_are_listed_newest_first_and_searched()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var old = await CreateAsync(studio, 1);
        studio.Clock.Advance(TimeSpan.FromMinutes(1));
        var young = await CreateAsync(studio, 1);
        await Store(studio).TryRenameAsync(young.Id, "Größer", Token);
        await Store(studio).TryCancelAsync(old.Id, Token);

        Assert.Equal([young.Id, old.Id], await IdsAsync(new SweepQuery()));
        Assert.Equal([young.Id], await IdsAsync(new SweepQuery { Search = "größ" }));
        Assert.Equal([old.Id], await IdsAsync(new SweepQuery { Statuses = [SweepStatus.Cancelled] }));
        Assert.Equal([old.Id], await IdsAsync(new SweepQuery { Page = 2, PageSize = 1 }));
        Assert.Equal(2, (await Store(studio).ListAsync(new SweepQuery { PageSize = 1 }, Token)).Total);

        async Task<IEnumerable<string>> IdsAsync(SweepQuery query) => (await Store(studio).ListAsync(query, Token)).Items.Select(sweep => sweep.Id);
    }

    private static ISweepStore Store(StudioFixture studio) => studio.Get<ISweepStore>();

    private static Task<SweepRecord> CreateAsync(StudioFixture studio, int trials, double? budget = null) => Store(studio).CreateAsync(
        new NewSweep
        {
            Name = "a sweep",
            Kind = SweepKind.Asha,
            RequestJson = "{}",
            DatasetName = "Two moons",
            TimeBudgetSeconds = budget,
            FirstRung = 3,
            Trials = [.. Enumerable.Range(1, trials).Select(i => new NewTrial(i, 1, [$"0.{i}", "cosine"]))],
        },
        Token);

    private static async Task<string> AddAsync(StudioFixture studio, SweepRecord sweep, int number, RunStatus status, int epochs = 0)
    {
        var id = (await Store(studio).TryAddRunAsync(sweep.Id, number, Run($"trial {number}"), Token))!;
        await studio.Runs.TryStartAsync(id, Token);
        if (epochs > 0)
        {
            await studio.Metrics.AppendAsync(id, [.. Enumerable.Range(1, epochs).Select(epoch => Epoch(epoch, 1.0 / epoch))], null, Token);
        }

        _ = status switch
        {
            RunStatus.Completed => await studio.Runs.TryCompleteAsync(id, new RunFinish(0, 1, 1), Token),
            RunStatus.Cancelled => await studio.Runs.TryCancelAsync(id, Token),
            _ => true,
        };
        return id;
    }

    private static async Task<IEnumerable<TrialMark>> MarksAsync(StudioFixture studio, SweepRecord sweep) =>
        (await Store(studio).ListTrialsAsync(sweep.Id, Objective, Token)).Select(trial => trial.Mark);

    private static EpochMetric Epoch(int epoch, double value) => new(epoch, value, value, 0, 0.1, 1, epoch);

    private static NewRun Run(string name) => new()
    {
        Name = name,
        SpecJson = "{}",
        DatasetName = "Two moons",
        CouplingLayers = 6,
        HiddenSize = 64,
        HiddenLayers = 4,
        LearningRate = 2e-3,
        L2 = 0,
        Epochs = 20,
    };
}
