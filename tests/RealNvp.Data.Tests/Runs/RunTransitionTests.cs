using RealNvp.Data.Runs;

namespace RealNvp.Data.Tests.Runs;

public class RunTransitionTests
{
    private static readonly RunFinish Finish = new(2e-6, 850, 38_000_000)
    {
        TestNll = 1.16,
        TestStandardError = double.NaN,
        TestGap = 0.03,
        TestGapStandardError = 0.002,
        BaselinesJson = "[]",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Which changes take place from which state, and where they lead.</summary>
    public static TheoryData<string, RunStatus, RunStatus?> Table()
    {
        var table = new TheoryData<string, RunStatus, RunStatus?>();
        Add("start", RunStatus.Running, RunStatus.Queued);
        Add("requeue", RunStatus.Queued, RunStatus.Running);
        Add("resume", RunStatus.Queued, RunStatus.Cancelled, RunStatus.Failed);
        Add("complete", RunStatus.Completed, RunStatus.Running);
        Add("fail", RunStatus.Failed, RunStatus.Queued, RunStatus.Running);
        Add("cancel", RunStatus.Cancelled, RunStatus.Queued, RunStatus.Running);
        return table;

        void Add(string change, RunStatus to, params RunStatus[] from)
        {
            foreach (var status in Enum.GetValues<RunStatus>())
            {
                table.Add(change, status, from.Contains(status) ? to : null);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_change_takes_place_from_its_own_states_only(string change, RunStatus from, RunStatus? to)
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await BringAsync(studio, from);
        Assert.Equal(to is not null, await ApplyAsync(studio.Runs, change, run.Id));
        Assert.Equal(to ?? from, (await studio.ReloadAsync(run)).Status);
        Assert.False(await ApplyAsync(studio.Runs, change, "nosuchrun2"));
    }

    [Fact]
    public async Task Times_tell_the_first_start_and_the_end()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        await studio.Runs.TryStartAsync(run.Id, Token);
        var started = studio.Clock.GetUtcNow().UtcDateTime;
        studio.Clock.Advance(TimeSpan.FromMinutes(1));
        await studio.Runs.TryRequeueAsync(run.Id, Token);
        await studio.Runs.TryStartAsync(run.Id, Token);
        studio.Clock.Advance(TimeSpan.FromMinutes(1));
        await studio.Runs.TryCompleteAsync(run.Id, Finish, Token);
        var row = await studio.ReloadAsync(run);
        Assert.Equal((started, studio.Clock.GetUtcNow().UtcDateTime, 1), (row.StartedAt, row.EndedAt, row.Resumes));
        Assert.Equal((2e-6, 850.0, 38_000_000L), (row.RoundTripError, row.StepsPerSecond, row.PeakMemoryBytes));
        Assert.Equal((1.16, null, 0.03, 0.002, "[]"), (row.TestNll, row.TestStandardError, row.TestGap, row.TestGapStandardError, row.BaselinesJson));
    }

    [Fact]
    public async Task A_resumed_run_forgets_its_failure_and_the_wish_to_stop()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        await studio.Runs.TryStartAsync(run.Id, Token);
        Assert.True(await studio.Runs.TryRequestCancelAsync(run.Id, Token));
        Assert.True((await studio.ReloadAsync(run)).CancelRequested);
        await studio.Runs.TryFailAsync(run.Id, "The loss became NaN.", "Lower the learning rate.", Token);
        var failed = await studio.ReloadAsync(run);
        Assert.Equal(("The loss became NaN.", "Lower the learning rate.", false), (failed.FailureReason, failed.FailureAdvice, failed.CancelRequested));
        Assert.NotNull(failed.EndedAt);
        await studio.Runs.TryResumeAsync(run.Id, Token);
        var resumed = await studio.ReloadAsync(run);
        Assert.Equal((null, null, null), (resumed.FailureReason, resumed.FailureAdvice, resumed.EndedAt));
        Assert.False(await studio.Runs.TryRequestCancelAsync(run.Id, Token));
    }

    [Fact]
    public async Task Of_two_callers_one_wins()
    {
        await using var studio = await StudioFixture.CreateAsync();
        for (var i = 0; i < 20; i++)
        {
            var run = await studio.AddRunAsync();
            await studio.Runs.TryStartAsync(run.Id, Token);
            var outcomes = await Task.WhenAll(
                Task.Run(() => studio.Runs.TryCancelAsync(run.Id, Token)), Task.Run(() => studio.Runs.TryCompleteAsync(run.Id, Finish, Token)));
            Assert.Single(outcomes, won => won);
        }
    }

    [Fact]
    public async Task The_queue_is_ordered_by_priority_then_age()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var runs = new List<RunRecord>();
        foreach (var name in new[] { "a", "b", "c", "running" })
        {
            runs.Add(await studio.AddRunAsync(name));
        }

        await studio.Runs.SetQueuePriorityAsync(runs[2].Id, 5, Token);
        await studio.Runs.TryStartAsync(runs[3].Id, Token);
        Assert.Equal(["c", "a", "b"], (await studio.Runs.ListQueuedAsync(Token)).Select(r => r.Name));
        Assert.Equal(["running"], (await studio.Runs.ListRunningAsync(Token)).Select(r => r.Name));
    }

    private static async Task<RunRecord> BringAsync(StudioFixture studio, RunStatus status)
    {
        var run = await studio.AddRunAsync();
        if (status != RunStatus.Queued)
        {
            Assert.True(await studio.Runs.TryStartAsync(run.Id, Token));
        }

        _ = status switch
        {
            RunStatus.Completed => await studio.Runs.TryCompleteAsync(run.Id, Finish, Token),
            RunStatus.Failed => await studio.Runs.TryFailAsync(run.Id, "why", null, Token),
            RunStatus.Cancelled => await studio.Runs.TryCancelAsync(run.Id, Token),
            _ => true,
        };
        return run;
    }

    private static Task<bool> ApplyAsync(IRunStore runs, string change, string id) => change switch
    {
        "start" => runs.TryStartAsync(id, Token),
        "requeue" => runs.TryRequeueAsync(id, Token),
        "resume" => runs.TryResumeAsync(id, Token),
        "complete" => runs.TryCompleteAsync(id, Finish, Token),
        "fail" => runs.TryFailAsync(id, "why", null, Token),
        _ => runs.TryCancelAsync(id, Token),
    };
}
