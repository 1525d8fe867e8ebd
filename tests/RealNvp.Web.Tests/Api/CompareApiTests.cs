using System.Net;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public class CompareApiTests(ApiFixture api)
{
    private static readonly RunStart Start = new(["x1", "x2"], 27_000, 3_000, 5_000, 1.131, -0.5, "{}") { TestRows = 20_000 };

    [Theory]
    [InlineData(3, true)]
    [InlineData(13, false)]
    public async Task The_page_of_few_runs_comes_whole_that_of_many_with_its_curves_first(int runs, bool isWhole)
    {
        var ids = new List<string>();
        for (var seed = 1; seed <= runs; seed++)
        {
            ids.Add(await AddAsync(8, seed, 0.03));
        }

        using var answer = await api.GetAsync($"/compare?runs={string.Join(',', ids)}");
        var html = await answer.Content.ReadAsStringAsync(ApiFixture.Token);

        Assert.Contains("data-early=", html, StringComparison.Ordinal);
        Assert.Equal(isWhole, html.Contains("compare-results", StringComparison.Ordinal));
        Assert.Equal(!isWhole, html.Contains("compare-later", StringComparison.Ordinal));
        foreach (var module in (string[])["charts/early-curves", "charts/line-plot", "live/feed"])
        {
            Assert.Matches($"<link rel=\"modulepreload\" href=\"{module}\\.[a-z0-9]+\\.js\" />", html);
        }
    }

    [Fact]
    public async Task The_verdict_of_the_page_is_there_as_numbers_and_words()
    {
        var ids = new List<string>();
        foreach (var (hidden, seed, gap) in ((int, int, double)[])[(8, 1, 0.03), (8, 2, 0.031), (8, 3, 0.032), (4, 1, 0.07), (4, 2, 0.071), (4, 3, 0.073)])
        {
            ids.Add(await AddAsync(hidden, seed, gap));
        }

        var answer = await api.GetJsonAsync($"/api/v1/compare?runs={string.Join(',', ids)},ghost");

        Assert.Equal("ghost", Assert.Single(answer.GetProperty("missing").EnumerateArray()).GetString());
        var verdict = Assert.Single(answer.GetProperty("verdicts").EnumerateArray());
        Assert.StartsWith("A is better than B by 0.0403 ±", verdict.GetProperty("headline").GetString(), StringComparison.Ordinal);
        var comparison = Assert.Single(verdict.GetProperty("comparisons").EnumerateArray());
        Assert.Equal(("A", "B", "better"), (
            comparison.GetProperty("leader").GetString(), comparison.GetProperty("other").GetString(), comparison.GetProperty("outcome").GetString()));
        Assert.Equal(0.0403, comparison.GetProperty("difference").GetDouble(), 1e-4);
        Assert.InRange(comparison.GetProperty("halfWidth").GetDouble(), 0.001, 0.01);
        Assert.Equal(ids.Take(3), verdict.GetProperty("groups")[0].GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("", "runs", "runs names 0 runs; it must name 1 to")]
    [InlineData("?runs=a&against=b", "against", "There is no parameter against")]
    public async Task A_wrong_question_is_refused_with_what_is_allowed(string query, string field, string told)
    {
        using var response = await api.GetAsync("/api/v1/compare" + query);

        Assert.Contains(told, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_runs_are_refused()
    {
        using var response = await api.GetAsync("/api/v1/compare?runs=" + string.Join(',', Enumerable.Range(0, 200)));

        Assert.Contains("runs names 200 runs", (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf("runs"), StringComparison.Ordinal);
    }

    private async Task<string> AddAsync(int hidden, int seed, double gap)
    {
        var store = api.Get<IRunStore>();
        var spec = new RunSpec { Model = new ModelSpec { HiddenSize = hidden }, Training = new TrainingSpec { Seed = seed } };
        var run = await store.CreateAsync(StudioFolder.NewRun(spec), ApiFixture.Token);
        await store.TryStartAsync(run.Id, ApiFixture.Token);
        await store.SetStartAsync(run.Id, Start, ApiFixture.Token);
        Assert.True(await store.TryCompleteAsync(run.Id, new RunFinish(1e-6, 100, 1_000_000) { TestNll = 1.1 + gap, TestGap = gap }, ApiFixture.Token));
        return run.Id;
    }
}
