using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;

namespace RealNvp.Data.Tests.Runs;

public class RunListTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("MOONS", "moons a, moons b")]
    [InlineData("ÜBER", "über 100%_done\\x")]
    [InlineData("100%_d", "über 100%_done\\x")]
    [InlineData("e\\x", "über 100%_done\\x")]
    [InlineData("%", "über 100%_done\\x")]
    [InlineData("_", "über 100%_done\\x")]
    [InlineData("faithful", "moons b")]
    [InlineData("grid-7", "moons a")]
    [InlineData("nothing like it", "")]
    public async Task Searching_ignores_case_and_takes_pattern_signs_literally(string search, string expected)
    {
        await using var studio = await StudioFixture.CreateAsync();
        await studio.AddRunAsync("moons a", r => r with { Tags = ["Grid-7"], DatasetName = "toy" });
        await studio.AddRunAsync("moons b", r => r with { DatasetName = "Faithful" });
        await studio.AddRunAsync("über 100%_done\\x", r => r with { DatasetName = "toy" });
        Assert.Equal(expected, await Names(studio, new RunQuery { Search = search, Orders = [new RunOrder(RunField.Of(RunValue.Name))] }));
    }

    [Fact]
    public async Task A_run_is_found_by_its_id()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync("wanted");
        await studio.AddRunAsync("other");
        Assert.Equal("wanted", await Names(studio, new RunQuery { Search = run.Id }));
    }

    [Fact]
    public async Task Filters_by_state_and_tag_add_up()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (a, b) = (await studio.AddRunAsync("a", r => r with { Tags = ["x", "y"] }), await studio.AddRunAsync("b", r => r with { Tags = ["x"] }));
        await studio.AddRunAsync("c", r => r with { Tags = ["xy"] });
        await studio.Runs.TryStartAsync(b.Id, Token);
        Assert.Equal("b, a", await Names(studio, new RunQuery { Tag = "x" }));
        Assert.Equal("b", await Names(studio, new RunQuery { Tag = "x", Statuses = [RunStatus.Running, RunStatus.Failed] }));
        Assert.Equal("", await Names(studio, new RunQuery { Tag = "X" }));
        Assert.NotEqual(a.Id, b.Id);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_the_total_counts_all()
    {
        await using var studio = await StudioFixture.CreateAsync();
        foreach (var i in Enumerable.Range(1, 7))
        {
            await studio.AddRunAsync($"r{i}");
        }

        Assert.Equal("r7, r6, r5", await Names(studio, new RunQuery { PageSize = 3 }));
        Assert.Equal("r1", await Names(studio, new RunQuery { PageSize = 3, Page = 3 }));
        var beyond = await studio.Runs.ListAsync(new RunQuery { PageSize = 3, Page = int.MaxValue }, Token);
        Assert.Equal((0, 7), (beyond.Items.Count, beyond.Total));
    }

    [Theory]
    [InlineData(RunValue.CreatedAt, false, "B, a, c")]
    [InlineData(RunValue.CreatedAt, true, "c, a, B")]
    [InlineData(RunValue.Name, false, "a, B, c")]
    [InlineData(RunValue.HiddenSize, true, "c, B, a")]
    [InlineData(RunValue.LearningRate, false, "B, c, a")]
    [InlineData(RunValue.BestValNll, false, "c, B, a")]
    [InlineData(RunValue.BestValNll, true, "B, c, a")]
    [InlineData(RunValue.Gap, false, "B, c, a")]
    [InlineData(RunValue.ValNll, true, "B, c, a")]
    public async Task Lists_sort_by_every_kind_of_column_and_missing_values_come_last(RunValue value, bool descending, string expected)
    {
        await using var studio = await StudioFixture.CreateAsync();
        var upper = await studio.AddRunAsync("B", r => r with { HiddenSize = 64, LearningRate = 1e-4 });
        await studio.AddRunAsync("a", r => r with { HiddenSize = 8, LearningRate = 1e-2 });
        var c = await studio.AddRunAsync("c", r => r with { HiddenSize = 128, LearningRate = 1e-3 });
        await studio.Metrics.AppendAsync(upper.Id, [new(1, 1, 1.30, 0, 1, 1, 1)], null, Token);
        await studio.Metrics.AppendAsync(c.Id, [new(1, 1, 1.25, 0, 1, 1, 1)], null, Token);
        await studio.Runs.SetStartAsync(upper.Id, new RunStart(["x"], 1, 1, 1, 1.29, 0, "{}"), Token);
        await studio.Runs.SetStartAsync(c.Id, new RunStart(["x"], 1, 1, 1, 1.10, 0, "{}"), Token);
        Assert.Equal(expected, await Names(studio, new RunQuery { Orders = [new RunOrder(RunField.Of(value), descending)] }));
    }

    [Fact]
    public async Task Every_sort_is_one_the_database_can_do()
    {
        await using var studio = await StudioFixture.CreateAsync();
        await studio.AddRunAsync("only");
        foreach (var value in Enum.GetValues<RunValue>().Where(value => value != RunValue.Tag))
        {
            Assert.Equal("only", await Names(studio, new RunQuery { Orders = [new RunOrder(RunField.Of(value))] }));
            Assert.Equal("only", await Names(studio, new RunQuery { Orders = [new RunOrder(RunField.Of(value), Descending: true)] }));
        }

        await Assert.ThrowsAsync<ArgumentException>(() => Names(studio, new RunQuery { Orders = [new RunOrder(RunField.Of(RunValue.Tag))] }));
    }

    private static async Task<string> Names(StudioFixture studio, RunQuery query) =>
        string.Join(", ", (await studio.Runs.ListAsync(query, Token)).Items.Select(r => r.Name));
}
