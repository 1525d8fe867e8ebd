using System.Net;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Api;

/// <summary>The tables of a comparison as files.</summary>
[Collection(ApiCollection.Name)]
public class CompareFilesTests(ApiFixture api)
{
    private static readonly RunStart Start = new(["x1", "x2"], 27_000, 3_000, 5_000, 1.131, -0.5, "{}") { TestRows = 20_000 };

    [Fact]
    public async Task Results_are_numbers_in_full_in_the_order_of_the_page()
    {
        var (worse, better) = (await AddAsync("worse, quoted", 8, 0.0712345), await AddAsync("=1+1", 16, 0.03));

        var rows = await ReadAsync("results", $"runs={worse},{better}&sort=testGap");

        Assert.StartsWith("id,run,place,bestValNll,", rows[0], StringComparison.Ordinal);
        Assert.StartsWith($"{better},\"'=1+1\",1,", rows[1], StringComparison.Ordinal);
        Assert.StartsWith($"{worse},\"worse, quoted\",2,", rows[2], StringComparison.Ordinal);
        Assert.Contains(",0.0712345,", rows[2], StringComparison.Ordinal);
        Assert.Equal(3, rows.Length);
    }

    [Fact]
    public async Task Settings_are_those_that_the_page_shows()
    {
        var (first, second) = (await AddAsync("first", 8, 0.07), await AddAsync("second", 16, 0.03));

        var different = await ReadAsync("settings", $"runs={first},{second}");
        var all = await ReadAsync("settings", $"runs={first},{second}&settings=all");

        Assert.Equal(["group,setting,first,second", $",id,{first},{second}", "Model,Hidden size,8,16"], different);
        Assert.True(all.Length > 10);
    }

    [Fact]
    public async Task Without_a_run_there_is_no_file()
    {
        using var response = await api.GetAsync("/compare/results.csv");

        Assert.Contains("1 to 50", (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf("runs"), StringComparison.Ordinal);
    }

    private async Task<string[]> ReadAsync(string name, string query)
    {
        using var response = await api.GetAsync($"/compare/{name}.csv?{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"{name}.csv", response.Content.Headers.ContentDisposition?.FileName);
        return (await response.Content.ReadAsStringAsync(ApiFixture.Token)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<string> AddAsync(string name, int hidden, double gap)
    {
        var store = api.Get<IRunStore>();
        var spec = new RunSpec { Name = name, Model = new ModelSpec { HiddenSize = hidden } };
        var run = await store.CreateAsync(StudioFolder.NewRun(spec) with { Name = name }, ApiFixture.Token);
        await store.TryStartAsync(run.Id, ApiFixture.Token);
        await store.SetStartAsync(run.Id, Start, ApiFixture.Token);
        Assert.True(await store.TryCompleteAsync(run.Id, new RunFinish(1e-6, 100, 1_000_000) { TestNll = 1.1 + gap, TestGap = gap }, ApiFixture.Token));
        return run.Id;
    }
}
