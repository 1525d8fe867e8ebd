using RealNvp.Data.Logs;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;

namespace RealNvp.Data.Tests.Runs;

public class RunImportStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_of_elsewhere_is_kept_as_it_is_under_an_id_of_its_own()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await EndedAsync(studio);
        var store = studio.Get<IRunImportStore>();

        var (stored, wasHere) = await store.ImportAsync(run with { Id = "elsewhere" }, Belongings(12_000), Token);

        Assert.False(wasHere);

        Assert.Equal(new RunLineage(RunOrigin.Import) { ImportedId = "elsewhere" }, stored.Lineage);
        Assert.Equivalent(run with { Id = stored.Id, Lineage = stored.Lineage }, await studio.ReloadAsync(stored), strict: true);
        Assert.Equal(12_000, (await studio.Metrics.ReadAsync(stored.Id, 0, 0, Token)).Points.Count);
        Assert.Equal([1, 2], await studio.Snapshots.ListAsync(stored.Id, Token));
        Assert.Equal("found", Assert.Single(await studio.Get<IRunLogStore>().ReadAsync(stored.Id, Token)).Message);
        Assert.Equal(stored.Id, (await store.FindByOriginAsync("elsewhere", Token))!.Id);
        Assert.Equal(run.Id, (await store.FindByOriginAsync(run.Id, Token))!.Id);
        Assert.Null(await store.FindByOriginAsync("nowhere", Token));
        Assert.False(await studio.Runs.TryResumeAsync(stored.Id, Token));
    }

    [Fact]
    public async Task Brought_twice_at_once_it_is_kept_once()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await EndedAsync(studio);
        var store = studio.Get<IRunImportStore>();

        var imports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => store.ImportAsync(run with { Id = "elsewhere" }, Belongings(3), Token)));

        Assert.Single(imports, import => !import.WasHere);
        Assert.Single(imports.Select(import => import.Run.Id).Distinct());
        Assert.Equal(2, (await studio.Runs.ListAsync(new RunQuery(), Token)).Total);
    }

    [Fact]
    public async Task What_breaks_in_the_middle_leaves_nothing()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await EndedAsync(studio);
        var broken = Belongings(3) with { Snapshots = Broken() };

        await Assert.ThrowsAsync<InvalidOperationException>(() => studio.Get<IRunImportStore>().ImportAsync(run with { Id = "elsewhere" }, broken, Token));

        Assert.Equal(1, (await studio.Runs.ListAsync(new RunQuery(), Token)).Total);

        static IEnumerable<(int, byte[])> Broken()
        {
            yield return (1, [1]);
            throw new InvalidOperationException("cut off");
        }
    }

    [Fact]
    public async Task A_run_under_way_cannot_be_taken()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => studio.Get<IRunImportStore>().ImportAsync(run, Belongings(0), Token));
    }

    private static RunBelongings Belongings(int epochs) => new()
    {
        Metrics = [.. Enumerable.Range(1, epochs).Select(epoch => new EpochMetric(epoch, 1, 2, 0, 1e-3, 1, epoch))],
        Log = [new RunLogLine(DateTime.UnixEpoch, 1, 1, RunLogLevel.Info, "found")],
        Snapshots = [(1, [1, 2]), (2, [3])],
        Weights = (3, [4, 5]),
    };

    private static async Task<RunRecord> EndedAsync(StudioFixture studio)
    {
        var run = await studio.AddRunAsync("ended", run => run with { Tags = ["a", "b"], SettingsHash = "s1-a" });
        await studio.Runs.TryStartAsync(run.Id, Token);
        await studio.Runs.SetStartAsync(run.Id, new RunStart(["x", "y"], 80, 10, 123, 1.5, -0.2, "{}") { TestRows = 10, RawEntropy = 1.25 }, Token);
        await studio.Metrics.AppendAsync(run.Id, [new EpochMetric(1, 2.5, 2.25, 0, 1e-3, 1, 4)], null, Token);
        await studio.Runs.TryCompleteAsync(
            run.Id, new RunFinish(1e-6, 100, 5_000_000) { TestNll = 2.3, TestStandardError = 0.1, TestGap = 0.05, TestGapStandardError = 0.01, BaselinesJson = "[]" }, Token);
        return await studio.ReloadAsync(run);
    }
}
