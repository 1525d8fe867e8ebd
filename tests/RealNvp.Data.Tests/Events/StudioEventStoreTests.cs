using RealNvp.Data.Events;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Shelves;

namespace RealNvp.Data.Tests.Events;

public class StudioEventStoreTests
{
    private static readonly RunFinish Finish = new(2e-6, 850, 38_000_000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_end_of_a_run_is_one_event_and_nothing_else_is()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var events = studio.Get<IStudioEventStore>();
        var (done, failed, cancelled) = (await studio.AddRunAsync("done"), await studio.AddRunAsync("failed"), await studio.AddRunAsync("cancelled"));

        await studio.Runs.TryStartAsync(done.Id, Token);
        await studio.Runs.TryRequeueAsync(done.Id, Token);
        await studio.Runs.TryStartAsync(done.Id, Token);
        await studio.Runs.TryRequestCancelAsync(done.Id, Token);
        Assert.Empty(await events.ListLatestAsync(10, Token));

        await studio.Runs.TryCompleteAsync(done.Id, Finish, Token);
        await studio.Runs.TryCompleteAsync(done.Id, Finish, Token);
        await studio.Runs.TryFailAsync(failed.Id, "The loss became NaN.", null, Token);
        await studio.Runs.TryCancelAsync(cancelled.Id, Token);
        await studio.Runs.TryCancelAsync(done.Id, Token);

        var told = await events.ListAfterAsync(0, 10, Token);
        Assert.Equal(
            [(StudioEventKind.RunCompleted, done.Id, "done", null), (StudioEventKind.RunFailed, failed.Id, "failed", "The loss became NaN."), (StudioEventKind.RunCancelled, cancelled.Id, "cancelled", null)],
            told.Select(happened => (happened.Kind, happened.SubjectId, happened.Title, happened.Detail)));
        Assert.All(told, happened => Assert.Equal(studio.Clock.GetUtcNow().UtcDateTime, happened.At));
        Assert.Equal([.. told.Skip(1)], await events.ListAfterAsync(told[0].Id, 10, Token));
        Assert.Equal(told[2].Id, await events.LastIdAsync(Token));
    }

    [Fact]
    public async Task The_signal_comes_when_the_event_can_be_read_and_not_for_other_changes()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        var read = new List<Task<IReadOnlyList<StudioEvent>>>();
        studio.Get<StudioEventSignal>().Raised += () => read.Add(studio.Get<IStudioEventStore>().ListLatestAsync(10, Token));

        await studio.Runs.TryStartAsync(run.Id, Token);
        await studio.Runs.TryFailAsync(run.Id, "It broke.", null, Token);
        await studio.Runs.TryFailAsync(run.Id, "It broke.", null, Token);

        Assert.Equal("It broke.", Assert.Single(await Assert.Single(read)).Detail);
    }

    [Fact]
    public async Task An_event_outlives_its_run_and_ids_are_not_given_out_again()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var events = studio.Get<IStudioEventStore>();
        var (first, second) = (await studio.AddRunAsync(), await studio.AddRunAsync());
        await studio.Runs.TryCancelAsync(first.Id, Token);
        var shelves = studio.Get<IRunShelfStore>();
        await shelves.MarkAsync([first.Id], RunMark.Trash, Token);
        await shelves.EmptyTrashAsync(studio.Clock.GetUtcNow().UtcDateTime.AddDays(1), Token);
        Assert.Null(await studio.Runs.FindAsync(first.Id, Token));
        var told = Assert.Single(await events.ListLatestAsync(10, Token));

        studio.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await events.DeleteBeforeAsync(studio.Clock.GetUtcNow().UtcDateTime, Token));
        await studio.Runs.TryCancelAsync(second.Id, Token);

        Assert.True(Assert.Single(await events.ListLatestAsync(10, Token)).Id > told.Id);
    }
}
