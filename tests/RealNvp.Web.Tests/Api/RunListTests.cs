using System.Net;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public class RunListTests(ApiFixture api)
{
    private const string Runs = "/api/v1/runs";

    [Fact]
    public async Task Runs_are_filtered_sorted_and_paged()
    {
        var tag = "list-" + Guid.NewGuid().ToString("N")[..8];
        foreach (var name in new[] { "beta", "Alpha 100%", "gamma" })
        {
            await AddAsync(name, tag);
        }

        Assert.Equal(["gamma", "Alpha 100%", "beta"], await NamesAsync($"?tag={tag}"));
        Assert.Equal(["Alpha 100%", "beta", "gamma"], await NamesAsync($"?tag={tag}&sort=name"));
        Assert.Equal(["gamma", "beta", "Alpha 100%"], await NamesAsync($"?tag={tag}&sort=-name"));
        Assert.Equal(["beta"], await NamesAsync($"?tag={tag}&sort=name&page=2&pageSize=1"));
        Assert.Equal(["Alpha 100%"], await NamesAsync($"?tag={tag}&search=alpha%20100%25"));
        Assert.Equal(["gamma", "Alpha 100%", "beta"], await NamesAsync($"?search={tag.ToUpperInvariant()}&status=cancelled,failed"));
        Assert.Empty(await NamesAsync($"?tag={tag}&status=completed"));
        var page = await api.GetJsonAsync($"{Runs}?tag={tag}&pageSize=2");
        Assert.Equal((3, 2), (page.GetProperty("total").GetInt32(), page.GetProperty("items").GetArrayLength()));
    }

    [Theory]
    [InlineData("status=done", "status", "queued, running, completed, failed, cancelled")]
    [InlineData("sort=size", "sort", "-")]
    [InlineData("query=l2%20%3E%20x", "query", "l2 is compared with \"x\"; it must be a number, like 64 or 1e-4. (At character 6.)")]
    [InlineData("query=sort%20by%20gap&sort=l2", "sort", "give the order once")]
    [InlineData("sort=--name", "sort", "bestValNll")]
    [InlineData("page=0", "page", "from 1 to")]
    [InlineData("page=x", "page", "page is \"x\"")]
    [InlineData("pageSize=100000", "pageSize", "from 1 to 200")]
    [InlineData("stauts=running", "stauts", "There is no parameter stauts")]
    public async Task A_wrong_parameter_is_named_with_what_is_allowed(string query, string field, string told)
    {
        using var response = await api.GetAsync($"{Runs}?{query}");
        Assert.Contains(told, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_come_in_groups_too_each_with_the_condition_that_finds_it()
    {
        var tag = "groups-" + Guid.NewGuid().ToString("N")[..8];
        await AddAsync("a", tag, new RunSpec { Training = new TrainingSpec { Seed = 1 } });
        await AddAsync("b", tag, new RunSpec { Training = new TrainingSpec { Seed = 2 } });
        await AddAsync("c", tag, new RunSpec { Model = new ModelSpec { HiddenSize = 96 }, Training = new TrainingSpec { KeepBest = false } });

        var groups = await api.GetJsonAsync($"{Runs}/groups?tag={tag}&by=keepBest&order=runs");

        Assert.Equal((2, "keepBest", "bestValNll"), (groups.GetProperty("total").GetInt32(), groups.GetProperty("by").GetString(), groups.GetProperty("result").GetString()));
        Assert.Equal([("true", 2), ("false", 1)], groups.GetProperty("items").EnumerateArray().Select(group => (group.GetProperty("value").GetString(), group.GetProperty("runs").GetInt32())));
        foreach (var group in groups.GetProperty("items").EnumerateArray())
        {
            var found = await NamesAsync($"?tag={tag}&query=" + Uri.EscapeDataString(group.GetProperty("condition").GetString()!));
            Assert.Equal(group.GetProperty("runs").GetInt32(), found.Count());
        }

        var same = await api.GetJsonAsync($"{Runs}/groups?tag={tag}&order=runs");
        Assert.Equal([2, 1], same.GetProperty("items").EnumerateArray().Select(group => group.GetProperty("ids").GetArrayLength()));
    }

    [Theory]
    [InlineData("by=createdAt", "by", "by is \"createdAt\"; it must be one of name, status, tag")]
    [InlineData("of=name", "of", "it must be one of bestValNll, gap")]
    [InlineData("order=first", "order", "least, mean, largest, runs, value")]
    [InlineData("sort=gap", "sort", "There is no parameter sort")]
    public async Task A_wrong_question_for_groups_is_refused_with_what_is_allowed(string query, string field, string told)
    {
        using var response = await api.GetAsync($"{Runs}/groups?{query}");
        Assert.Contains(told, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expression_finds_by_any_setting_and_sorts()
    {
        var tag = "expr-" + Guid.NewGuid().ToString("N")[..8];
        await AddAsync("a", tag, new RunSpec { Training = new TrainingSpec { BatchSize = 64, L2 = 1e-4 } });
        await AddAsync("b", tag, new RunSpec { Training = new TrainingSpec { BatchSize = 128, KeepBest = false } });
        await AddAsync("c", tag, new RunSpec { Training = new TrainingSpec { BatchSize = 256, Optimizer = OptimizerKind.AdamW } });

        async Task<string> FoundAsync(string query) =>
            string.Concat(await NamesAsync("?query=" + Uri.EscapeDataString($"tag = {tag} and ({query}) sort by batchSize desc")));

        Assert.Equal("ba", await FoundAsync("batchSize in (64, 128)"));
        Assert.Equal("a", await FoundAsync("l2 > 0"));
        Assert.Equal("b", await FoundAsync("keepBest = false"));
        Assert.Equal("c", await FoundAsync("optimizer = adamw"));
        Assert.Equal("ca", await FoundAsync("training.batchSize != 128 and model.hiddenSize = 256 and kind = moons and status = cancelled"));
        Assert.Equal("cba", await FoundAsync("age < 1h and gap = none"));
        Assert.Equal("", await FoundAsync("age > 1h or createdAt < 2020-01-01"));
    }

    private async Task AddAsync(string name, string tag, RunSpec spec)
    {
        var store = api.Get<IRunStore>();
        var run = await store.CreateAsync(StudioFolder.NewRun(spec with { Name = name }) with { Tags = [tag], SettingsHash = SettingsHash.Of(spec) }, ApiFixture.Token);
        Assert.True(await store.TryCancelAsync(run.Id, ApiFixture.Token));
    }

    private async Task AddAsync(string name, string tag)
    {
        var store = api.Get<IRunStore>();
        var run = await store.CreateAsync(StudioFolder.NewRun(new RunSpec { Name = name }) with { Tags = [tag] }, ApiFixture.Token);
        Assert.True(await store.TryCancelAsync(run.Id, ApiFixture.Token));
    }

    private async Task<IEnumerable<string?>> NamesAsync(string query) =>
        (await api.GetJsonAsync(Runs + query)).GetProperty("items").EnumerateArray().Select(run => run.GetProperty("name").GetString()).ToList();
}
