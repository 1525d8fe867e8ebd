using RealNvp.Data.Checkpoints;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Shelves;

namespace RealNvp.Data.Tests.Checkpoints;

public class KeptCheckpointStoreTests
{
    private static readonly KeptCheckpointLimits Limits = new(3, 1000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_and_some_before_are_kept_with_what_they_reached()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var store = studio.Get<IKeptCheckpointStore>();
        var run = await studio.AddRunAsync();
        await studio.Metrics.AppendAsync(run.Id, [.. Enumerable.Range(1, 5).Select(Epoch)], null, Token);
        foreach (var epoch in (int[])[1, 2, 3, 4, 5])
        {
            await store.KeepAsync(run.Id, epoch, new byte[epoch], Limits, Token);
        }

        var kept = await store.ListAsync(run.Id, Token);

        Assert.Equal(3, kept.Count);
        Assert.Equal(new KeptCheckpoint(5, 5, 1.5), kept[^1]);
        Assert.Equal(5, (await store.ReadAsync(run.Id, 5, Token))!.Length);
        Assert.Null(await store.ReadAsync(run.Id, 6, Token));

        await store.TruncateAfterAsync(run.Id, 4, Token);
        Assert.DoesNotContain(await store.ListAsync(run.Id, Token), checkpoint => checkpoint.Epoch == 5);
    }

    [Fact]
    public async Task One_that_is_too_large_is_not_kept_nor_any_where_none_is_wanted()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var store = studio.Get<IKeptCheckpointStore>();
        var run = await studio.AddRunAsync();

        await store.KeepAsync(run.Id, 1, new byte[1001], Limits, Token);
        await store.KeepAsync(run.Id, 1, new byte[1], Limits with { Count = 0 }, Token);

        Assert.Empty(await store.ListAsync(run.Id, Token));
    }

    [Fact]
    public async Task A_fork_gets_checkpoint_curve_and_snapshots_up_to_where_it_goes_on_and_outlives_its_parent()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var store = studio.Get<IKeptCheckpointStore>();
        var parent = await studio.AddRunAsync();
        await studio.Metrics.AppendAsync(parent.Id, [Epoch(1), Epoch(2), Epoch(3)], null, Token);
        await studio.Snapshots.SaveAsync(parent.Id, 0, new byte[1], Token);
        await studio.Snapshots.SaveAsync(parent.Id, 3, new byte[1], Token);
        await store.KeepAsync(parent.Id, 2, new byte[7], Limits, Token);

        var fork = await studio.AddRunAsync("fork", run => run with { Lineage = new RunLineage(RunOrigin.Fork, parent.Id) { ForkEpoch = 2 } });
        await studio.Runs.TryCancelAsync(parent.Id, Token);
        await studio.Get<IRunShelfStore>().MarkAsync([parent.Id], RunMark.Trash, Token);
        Assert.Single(await studio.Get<IRunShelfStore>().DeleteAsync([parent.Id], Token));

        Assert.Equal(2, fork.Epoch);
        Assert.Equal(7, (await store.ReadAsync(fork.Id, 2, Token))!.Length);
        Assert.Equal([1, 2], (await studio.Metrics.ReadAsync(fork.Id, 0, 100, Token)).Points.Select(point => point.Epoch));
        Assert.Equal([0], await studio.Snapshots.ListAsync(fork.Id, Token));
    }

    [Fact]
    public async Task A_fork_of_a_checkpoint_that_is_not_kept_is_not_created()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var parent = await studio.AddRunAsync();

        await Assert.ThrowsAsync<CheckpointGoneException>(
            () => studio.AddRunAsync("fork", run => run with { Lineage = new RunLineage(RunOrigin.Fork, parent.Id) { ForkEpoch = 2 } }));

        Assert.Equal(1, (await studio.Runs.ListAsync(new RunQuery(), Token)).Total);
    }

    private static EpochMetric Epoch(int epoch) => new(epoch, 2, 2 - 0.1 * epoch, 0, 1e-3, 1, epoch);
}
