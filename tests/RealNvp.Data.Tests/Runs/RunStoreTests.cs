using RealNvp.Data.Artifacts;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Shelves;

namespace RealNvp.Data.Tests.Runs;

public class RunStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_created_run_is_queued_and_comes_back_as_it_was_given()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync("<b>näme</b> 🌙", r => r with { Tags = ["b", "a"], SpecJson = "{\"x\":1}", Owner = "ada" });
        var found = await studio.ReloadAsync(run);
        Assert.Equivalent(run, found, strict: true);
        Assert.Equal(RunStatus.Queued, found.Status);
        Assert.Equal(["b", "a"], found.Tags);
        Assert.Equal("<b>näme</b> 🌙", found.Name);
        Assert.Equal(DateTimeKind.Utc, found.CreatedAt.Kind);
        Assert.Equal(studio.Clock.GetUtcNow().UtcDateTime, found.CreatedAt);
    }

    [Fact]
    public async Task Ids_are_short_and_of_an_alphabet_that_can_be_read_out()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add((await studio.AddRunAsync()).Id);
        }

        Assert.All(ids, id => Assert.Matches("^[2-9a-hjkmnp-z]{10}$", id));
        Assert.Equal(20, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_run_of_a_data_set_that_does_not_exist_is_refused()
    {
        await using var studio = await StudioFixture.CreateAsync();
        await Assert.ThrowsAsync<KeyNotFoundException>(() => studio.AddRunAsync(change: r => r with { DatasetId = "nosuchdata" }));
    }

    [Fact]
    public async Task Several_runs_come_in_the_order_asked_for()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (a, b) = (await studio.AddRunAsync("a"), await studio.AddRunAsync("b"));
        var found = await studio.Runs.FindManyAsync([b.Id, "nosuchrun2", a.Id], Token);
        Assert.Equal(["b", "a"], found.Select(r => r.Name));
        Assert.Null(await studio.Runs.FindAsync("nosuchrun2", Token));
    }

    [Fact]
    public async Task Only_a_run_in_the_trash_is_deleted_and_all_of_it_goes()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        var shelves = studio.Get<IRunShelfStore>();
        Assert.Empty(await shelves.MarkAsync([run.Id], RunMark.Trash, Token));
        Assert.Empty(await shelves.DeleteAsync([run.Id], Token));
        await studio.Runs.TryStartAsync(run.Id, Token);
        await studio.Metrics.AppendAsync(run.Id, [new(1, 1, 1, 0, 1, 1, 1)], null, Token);
        await studio.Snapshots.SaveAsync(run.Id, 1, new byte[] { 1 }, Token);
        await studio.Artifacts.SaveAsync(run.Id, ArtifactKind.Weights, 1, new byte[] { 1 }, Token);
        Assert.Empty(await shelves.MarkAsync([run.Id], RunMark.Trash, Token));
        Assert.Empty(await shelves.DeleteAsync([run.Id], Token));
        await studio.Runs.TryCancelAsync(run.Id, Token);
        Assert.Empty(await shelves.DeleteAsync([run.Id], Token));
        Assert.Equal([run.Id], await shelves.MarkAsync([run.Id], RunMark.Trash, Token));
        Assert.Equal([run.Id], await shelves.DeleteAsync([run.Id, "nosuchrun2"], Token));
        Assert.Empty(await shelves.DeleteAsync([run.Id], Token));
        foreach (var table in new[] { "runs", "metrics", "snapshots", "artifacts" })
        {
            Assert.Equal(0L, await studio.ScalarAsync($"SELECT count(*) FROM {table}"));
        }
    }

    [Fact]
    public async Task What_a_process_tells_about_its_start_is_kept()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        await studio.Runs.SetStartAsync(run.Id, new RunStart(["x", "y"], 27_000, 3_000, 123_456, 1.131, double.NaN, "{\"seed\":1}") { TestRows = 20_000, RawEntropy = 0.36 }, Token);
        var row = await studio.ReloadAsync(run);
        Assert.Equal(["x", "y"], row.Columns);
        Assert.Equal((27_000, 3_000, 123_456L, 1.131), (row.TrainRows, row.ValidationRows, row.Parameters, row.EntropyFloor));
        Assert.Equal((20_000, 0.36), (row.TestRows, row.RawEntropy));
        Assert.Null(row.LogScaleSum);
        Assert.Equal("{\"seed\":1}", row.ProvenanceJson);
    }

    [Fact]
    public async Task Progress_is_kept_of_running_runs_only()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        await studio.Runs.SetProgressAsync(run.Id, 0.5, 9, Token);
        Assert.Equal(0, (await studio.ReloadAsync(run)).EpochFraction);
        await studio.Runs.TryStartAsync(run.Id, Token);
        await studio.Runs.SetProgressAsync(run.Id, 0.5, double.NaN, Token);
        var row = await studio.ReloadAsync(run);
        Assert.Equal((0.5, null), (row.EpochFraction, row.EtaSeconds));
    }
}
