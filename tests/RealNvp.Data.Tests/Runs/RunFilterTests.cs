using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;

namespace RealNvp.Data.Tests.Runs;

public class RunFilterTests
{
    private static readonly RunField Gap = RunField.Of(RunValue.Gap);
    private static readonly RunField Batch = RunField.NumberSetting("training.batchSize");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settings_are_found_in_the_spec()
    {
        await using var studio = await StudioFixture.CreateAsync();
        await studio.AddRunAsync("a", r => r with { SpecJson = """{"training":{"batchSize":64,"keepBest":true,"optimizer":"adam"}}""" });
        await studio.AddRunAsync("b", r => r with { SpecJson = """{"training":{"batchSize":256,"keepBest":false,"optimizer":"adamW"}}""" });
        await studio.AddRunAsync("c");

        Assert.Equal("a", await Names(studio, new Comparison(Batch, RunComparison.Less, 100.0)));
        Assert.Equal("b", await Names(studio, new Comparison(RunField.NumberSetting("training.keepBest"), RunComparison.Equal, 0.0)));
        Assert.Equal("b", await Names(studio, new Comparison(RunField.TextSetting("training.optimizer"), RunComparison.Equal, "ADAMW")));
        Assert.Equal("c", await Names(studio, new Comparison(Batch, RunComparison.Equal, null)));
    }

    [Fact]
    public async Task A_comparison_with_a_missing_value_is_false_and_its_negation_true()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var known = await studio.AddRunAsync("known");
        await studio.AddRunAsync("unknown");
        await studio.Metrics.AppendAsync(known.Id, [new(1, 1, 1.30, 0, 1, 1, 1)], null, Token);
        await studio.Runs.SetStartAsync(known.Id, new RunStart(["x"], 1, 1, 1, 1.2, 0, "{}"), Token);
        var small = new Comparison(Gap, RunComparison.Less, 0.2);

        Assert.Equal("known", await Names(studio, small));
        Assert.Equal("unknown", await Names(studio, new Not(small)));
        Assert.Equal("unknown, known", await Names(studio, new AnyOf([small, new Not(small)])));
        Assert.Equal("", await Names(studio, new AllOf([small, new Not(small)])));
        Assert.Equal("unknown", await Names(studio, new Comparison(Gap, RunComparison.Equal, null)));
    }

    [Fact]
    public async Task Texts_and_tags_compare_without_regard_to_case_in_every_script()
    {
        await using var studio = await StudioFixture.CreateAsync();
        await studio.AddRunAsync("Größe A", r => r with { Tags = ["Übung 1", "x"] });
        await studio.AddRunAsync("b");

        Assert.Equal("Größe A", await Names(studio, new Comparison(RunField.Of(RunValue.Name), RunComparison.Contains, "GRÖSSE".Replace("SS", "ß", StringComparison.Ordinal))));
        Assert.Equal("Größe A", await Names(studio, new Comparison(RunField.Of(RunValue.Tag), RunComparison.Equal, "ÜBUNG 1")));
        Assert.Equal("Größe A", await Names(studio, new Comparison(RunField.Of(RunValue.Tag), RunComparison.Contains, "übung")));
        Assert.Equal("b", await Names(studio, new Comparison(RunField.Of(RunValue.Tag), RunComparison.Equal, null)));
        Assert.Equal("b", await Names(studio, new Not(new HasText("größe"))));
    }

    [Fact]
    public async Task Moments_compare_and_nothing_or_everything_can_be_asked_for()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var first = await studio.AddRunAsync("first");
        await studio.AddRunAsync("second");

        Assert.Equal("second", await Names(studio, new Comparison(RunField.Of(RunValue.CreatedAt), RunComparison.Greater, first.CreatedAt)));
        Assert.Equal("second, first", await Names(studio, new AllOf([])));
        Assert.Equal("", await Names(studio, new AnyOf([])));
    }

    [Fact]
    public async Task Runs_sort_by_a_setting_then_by_a_second_key_and_those_without_come_last()
    {
        await using var studio = await StudioFixture.CreateAsync();
        await studio.AddRunAsync("none");
        foreach (var (name, batch, size) in new[] { ("a", 64, 8), ("b", 256, 16), ("c", 64, 32) })
        {
            await studio.AddRunAsync(name, r => r with { SpecJson = $"{{\"training\":{{\"batchSize\":{batch}}}}}", HiddenSize = size });
        }

        var orders = new[] { new RunOrder(Batch), new RunOrder(RunField.Of(RunValue.HiddenSize), Descending: true) };
        Assert.Equal("c, a, b, none", await Names(studio, null, orders));
        Assert.Equal("b, c, a, none", await Names(studio, null, [new RunOrder(Batch, Descending: true), orders[1]]));
    }

    [Fact]
    public async Task Values_are_counted_the_most_frequent_first()
    {
        await using var studio = await StudioFixture.CreateAsync();
        await studio.AddRunAsync("a", r => r with { SpecJson = """{"training":{"batchSize":64}}""", Tags = ["x", "y"] });
        await studio.AddRunAsync("b", r => r with { SpecJson = """{"training":{"batchSize":64}}""", Tags = ["x"] });
        await studio.AddRunAsync("c", r => r with { HiddenSize = 8 });

        Assert.Equal([new RunGroup(64.0, 2), new RunGroup(null, 1)], await studio.Runs.GroupAsync(new RunQuery(), Batch, 10, Token));
        Assert.Equal([new RunGroup("x", 2), new RunGroup("y", 1)], await studio.Runs.GroupAsync(new RunQuery(), RunField.Of(RunValue.Tag), 10, Token));
        Assert.Equal([new RunGroup("Two moons", 3)], await studio.Runs.GroupAsync(new RunQuery(), RunField.Of(RunValue.Dataset), 10, Token));
        Assert.Equal([new RunGroup(64.0, 2)], await studio.Runs.GroupAsync(new RunQuery(), RunField.Of(RunValue.HiddenSize), 1, Token));
        Assert.Equal([new RunGroup("y", 1)], await studio.Runs.GroupAsync(
            new RunQuery { Filter = new Comparison(RunField.Of(RunValue.Tag), RunComparison.Equal, "y") }, RunField.Of(RunValue.Tag), 10, Token) is [_, var second] ? [second] : []);
    }

    private static async Task<string> Names(StudioFixture studio, RunFilter? filter, IReadOnlyList<RunOrder>? orders = null) =>
        string.Join(", ", (await studio.Runs.ListAsync(new RunQuery { Filter = filter, Orders = orders ?? [] }, Token)).Items.Select(r => r.Name));
}
