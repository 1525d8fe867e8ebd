using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Groups;

namespace RealNvp.Data.Tests.Runs;

public class RunGroupTests
{
    private static readonly RunField Nll = RunField.Of(RunValue.BestValNll);
    private static readonly RunField Size = RunField.Of(RunValue.HiddenSize);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_says_how_its_runs_stand_and_what_they_reached()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (a, b) = (await AddAsync(studio, "a", 64, 1.2), await AddAsync(studio, "b", 64, 1.6));
        var waiting = await AddAsync(studio, "waiting", 64, null);
        await AddAsync(studio, "other", 32, 1.5);

        var page = await studio.Runs.SummariseAsync(new RunGroupQuery(new RunQuery(), Size, Nll), Token);

        Assert.Equal(2, page.Total);
        var group = page.Items[0];
        Assert.Equal((64.0, 3, 2), ((double)group.Value!, group.Runs, group.Measured));
        Assert.Equal((1.2, 1.6), (group.Least!.Value, group.Largest!.Value));
        Assert.Equal(1.4, group.Mean!.Value, 12);
        Assert.Equal(Math.Sqrt(0.08), group.StandardDeviation!.Value, 12);
        Assert.Equal([KeyValuePair.Create(RunStatus.Queued, 1), KeyValuePair.Create(RunStatus.Running, 2)], group.Statuses.OrderBy(pair => pair.Key));
        Assert.Equal(waiting, group.NewestId);
        Assert.Equal([a, b, waiting], group.Ids);
        Assert.Null(page.Items[1].StandardDeviation);
    }

    [Theory]
    [InlineData(RunGroupOrder.Least, "8, 16, none, 32")]
    [InlineData(RunGroupOrder.Mean, "16, 8, none, 32")]
    [InlineData(RunGroupOrder.Largest, "8, 16, none, 32")]
    [InlineData(RunGroupOrder.Runs, "8, none, 16, 32")]
    [InlineData(RunGroupOrder.Value, "8, 16, 32, none")]
    public async Task Groups_come_in_the_order_asked_for_those_without_it_last_and_equal_ones_by_size(RunGroupOrder order, string expected)
    {
        await using var studio = await StudioFixture.CreateAsync();
        foreach (var (batch, nll) in new (int?, double?)[] { (8, 1.0), (8, 3.0), (8, 1.9), (16, 1.5), (32, null), (null, null), (null, null) })
        {
            await AddAsync(studio, "run", 4, nll, batch);
        }

        var page = await studio.Runs.SummariseAsync(new RunGroupQuery(new RunQuery(), RunField.NumberSetting("training.batchSize"), Nll) { Order = order }, Token);

        Assert.Equal(expected, string.Join(", ", page.Items.Select(group => group.Value ?? "none")));
    }

    [Fact]
    public async Task A_run_is_in_the_group_of_each_of_its_tags_and_letters_case_makes_no_group()
    {
        await using var studio = await StudioFixture.CreateAsync();
        await studio.AddRunAsync("both", r => r with { Tags = ["x", "y"] });
        await studio.AddRunAsync("one", r => r with { Tags = ["X"] });
        await studio.AddRunAsync("without");

        var page = await studio.Runs.SummariseAsync(new RunGroupQuery(new RunQuery(), RunField.Of(RunValue.Tag), Nll), Token);

        Assert.Equal([("x", 2), ("y", 1), ("none", 1)], page.Items.Select(group => (group.Value?.ToString()?.ToLowerInvariant() ?? "none", group.Runs)));
    }

    [Fact]
    public async Task Only_runs_that_match_are_counted_and_equal_settings_make_a_group()
    {
        await using var studio = await StudioFixture.CreateAsync();
        foreach (var (name, hash) in new[] { ("a", "s1-1"), ("a", "s1-1"), ("a", "s1-2"), ("b", "s1-2") })
        {
            await studio.AddRunAsync(name, r => r with { SettingsHash = hash });
        }

        var named = new RunQuery { Filter = new Comparison(RunField.Of(RunValue.Name), RunComparison.Equal, "a") };
        var page = await studio.Runs.SummariseAsync(new RunGroupQuery(named, RunField.Of(RunValue.Settings), Nll), Token);

        Assert.Equal([("s1-1", 2), ("s1-2", 1)], page.Items.Select(group => ((string)group.Value!, group.Runs)));
    }

    [Fact]
    public async Task One_page_of_the_groups_is_given_with_the_number_of_all()
    {
        await using var studio = await StudioFixture.CreateAsync();
        for (var size = 1; size <= 7; size++)
        {
            await AddAsync(studio, "run", size, size);
        }

        var page = await studio.Runs.SummariseAsync(new RunGroupQuery(new RunQuery { Page = 1, PageSize = 1 }, Size, Nll) { Page = 2, PageSize = 3 }, Token);

        Assert.Equal(7, page.Total);
        Assert.Equal([4.0, 5.0, 6.0], page.Items.Select(group => (double)group.Value!));
    }

    private static async Task<string> AddAsync(StudioFixture studio, string name, int size, double? nll, int? batch = null)
    {
        var run = await studio.AddRunAsync(name, r => r with { HiddenSize = size, SpecJson = batch is null ? "{}" : $$$"""{"training":{"batchSize":{{{batch}}}}}""" });
        if (nll is { } value)
        {
            await studio.Runs.TryStartAsync(run.Id, Token);
            await studio.Metrics.AppendAsync(run.Id, [new(1, value, value, 0, 1, 1, 1)], null, Token);
        }

        return run.Id;
    }
}
