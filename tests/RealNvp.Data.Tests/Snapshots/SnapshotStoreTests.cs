namespace RealNvp.Data.Tests.Snapshots;

public class SnapshotStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Snapshots_are_listed_by_epoch_replaced_and_truncated()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        foreach (var epoch in new[] { 8, 0, 2 })
        {
            await studio.Snapshots.SaveAsync(run.Id, epoch, new[] { (byte)epoch, (byte)1 }, Token);
        }

        await studio.Snapshots.SaveAsync(run.Id, 2, new byte[] { 2, 2, 2 }, Token);
        Assert.Equal([0, 2, 8], await studio.Snapshots.ListAsync(run.Id, Token));
        Assert.Equal([2, 2, 2], await studio.Snapshots.ReadAsync(run.Id, 2, Token));
        Assert.Null(await studio.Snapshots.ReadAsync(run.Id, 3, Token));
        await studio.Snapshots.TruncateAfterAsync(run.Id, 2, Token);
        Assert.Equal([0, 2], await studio.Snapshots.ListAsync(run.Id, Token));
    }

    [Fact]
    public async Task Those_of_several_runs_are_listed_at_once()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (first, second, without, other) = (await studio.AddRunAsync(), await studio.AddRunAsync(), await studio.AddRunAsync(), await studio.AddRunAsync());
        foreach (var (run, epoch) in new[] { (first, 4), (first, 1), (second, 3), (other, 9) })
        {
            await studio.Snapshots.SaveAsync(run.Id, epoch, new byte[] { 1 }, Token);
        }

        var all = await studio.Snapshots.ListManyAsync([first.Id, second.Id, without.Id], Token);

        Assert.Equal([first.Id, second.Id], all.Keys.OrderBy(id => id != first.Id));
        Assert.Equal([1, 4], all[first.Id]);
        Assert.Equal([3], all[second.Id]);
    }
}
