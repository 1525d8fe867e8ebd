using RealNvp.Data.Checkpoints;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Shelves;

namespace RealNvp.Data.Tests.Runs;

public class RunLineageStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_remembers_where_it_comes_from()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var parent = await studio.AddRunAsync();
        await studio.Get<IKeptCheckpointStore>().KeepAsync(parent.Id, 7, new byte[1], new KeptCheckpointLimits(1, 1), Token);
        var lineage = new RunLineage(RunOrigin.Fork, parent.Id) { ForkEpoch = 7 };
        var fork = await studio.AddRunAsync("fork", run => run with { Lineage = lineage, SettingsHash = "s1-a" });

        var stored = await studio.ReloadAsync(fork);

        Assert.Equal(lineage, stored.Lineage);
        Assert.Equal("s1-a", stored.SettingsHash);
        Assert.Equal(RunLineage.None, (await studio.ReloadAsync(parent)).Lineage);
    }

    [Fact]
    public async Task What_was_made_from_a_run_is_found_oldest_first_and_outlives_it()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var parent = await studio.AddRunAsync();
        var store = studio.Get<IRunLineageStore>();
        string[] children = [(await Child("b")).Id, (await Child("a")).Id];
        await studio.AddRunAsync("stranger");

        Assert.Equal(children, (await store.ListChildrenAsync([parent.Id], 10, Token)).Select(run => run.Id));
        Assert.Equal(children[..1], (await store.ListChildrenAsync([parent.Id], 1, Token)).Select(run => run.Id));

        await studio.Runs.TryCancelAsync(parent.Id, Token);
        await studio.Get<IRunShelfStore>().MarkAsync([parent.Id], RunMark.Trash, Token);
        Assert.Single(await studio.Get<IRunShelfStore>().DeleteAsync([parent.Id], Token));
        Assert.Equal(children, (await store.ListChildrenAsync([parent.Id], 10, Token)).Select(run => run.Id));

        Task<RunRecord> Child(string name) => studio.AddRunAsync(name, run => run with { Lineage = new RunLineage(RunOrigin.Clone, parent.Id) });
    }

    [Fact]
    public async Task Runs_of_equal_settings_are_found_by_their_hash()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var one = await studio.AddRunAsync("1", run => run with { SettingsHash = "s1-a" });
        await studio.AddRunAsync("2", run => run with { SettingsHash = "s1-b" });
        var three = await studio.AddRunAsync("3", run => run with { SettingsHash = "s1-a" });

        await studio.AddRunAsync("4", run => run with { SettingsHash = "s1-a", Lineage = new RunLineage(RunOrigin.Reproduction, one.Id) });

        Assert.Equal([one.Id, three.Id], (await studio.Get<IRunLineageStore>().ListBySettingsAsync("s1-a", Token)).Select(run => run.Id));
    }

    [Fact]
    public async Task Runs_hashed_in_another_way_are_found_until_they_are_hashed_anew()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var store = studio.Get<IRunLineageStore>();
        var old = await studio.AddRunAsync();
        await studio.AddRunAsync("new", run => run with { SettingsHash = "s1-b" });

        Assert.Equal(old.Id, Assert.Single(await store.ListHashedOtherwiseAsync("s1-", 10, Token)).Id);
        await store.SetSettingsHashesAsync(new Dictionary<string, string> { [old.Id] = "s1-a" }, Token);

        Assert.Empty(await store.ListHashedOtherwiseAsync("s1-", 10, Token));
        Assert.Equal("s1-a", (await studio.ReloadAsync(old)).SettingsHash);
    }

    [Fact]
    public async Task Several_runs_are_created_in_their_order_or_not_at_all()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var sample = new NewRun
        {
            Name = "1",
            SpecJson = "{}",
            DatasetName = "moons",
            CouplingLayers = 2,
            HiddenSize = 8,
            HiddenLayers = 1,
            LearningRate = 1,
            L2 = 0,
            Epochs = 1,
        };

        var created = await studio.Runs.CreateManyAsync([sample, sample with { Name = "2" }, sample with { Name = "3" }], Token);
        Assert.Equal(["1", "2", "3"], created.Select(run => run.Name));
        Assert.Equal(created.Select(run => run.Id), (await studio.Runs.ListQueuedAsync(Token)).Select(run => run.Id));

        await Assert.ThrowsAsync<KeyNotFoundException>(() => studio.Runs.CreateManyAsync([sample, sample with { DatasetId = "none" }], Token));
        Assert.Equal(3, (await studio.Runs.ListAsync(new RunQuery(), Token)).Total);
    }
}
