using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Tests.Api;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Features.Share;

/// <summary>A shared comparison is what its sender saw.</summary>
[Collection(ApiCollection.Name)]
public sealed class SharedComparisonTests(ApiFixture api)
{
    private static readonly RunStart Start = new(["x1", "x2"], 27_000, 3_000, 5_000, 1.131, -0.5, "{}") { TestRows = 20_000 };

    [Fact]
    public async Task The_page_has_the_verdict_the_means_with_bands_the_smoothing_and_what_differs_and_no_id()
    {
        var ids = await AddSeedsAsync();

        var html = await ShowAsync(ids, "y=log&smooth=0.4");

        Assert.Matches("<p class=\"shared-verdict-headline\">A is better than B by 0\\.0\\d+\u00a0(±|&#xB1;)\u00a0", WebUtility.HtmlDecode(html));
        Assert.Contains("hidden size 8", html, StringComparison.Ordinal);
        Assert.Contains("NLL, nats, moving average 0.4 (log)", html, StringComparison.Ordinal);
        Assert.Equal(2 * 2, Regex.Count(html, "<polygon"));
        Assert.Equal(2, Chart(html).GetProperty("lines").EnumerateArray().Count(line => line.GetProperty("members").ValueKind == JsonValueKind.Array));
        Assert.Contains("Hidden size", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Batch size", html, StringComparison.Ordinal);
        Assert.All(ids, id => Assert.DoesNotContain(id, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_run_for_itself_all_settings_and_another_axis_are_kept_too()
    {
        var html = await ShowAsync(await AddSeedsAsync(), "group=none&settings=all&x=step&zoom=300~1000&table=curves&outliers=show");

        Assert.DoesNotContain("<polygon", html, StringComparison.Ordinal);
        Assert.Contains("Batch size", html, StringComparison.Ordinal);
        Assert.Contains(">step</text>", html, StringComparison.Ordinal);
        var chart = Chart(html);
        Assert.Equal(("step", "[300,1000]", true, true), (
            chart.GetProperty("x").GetString(), chart.GetProperty("zoom").GetRawText(), chart.GetProperty("table").GetBoolean(), chart.GetProperty("outliers").GetBoolean()));
        Assert.Equal(["0", "1", "2", "3", "4", "5"], chart.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task What_the_sender_hid_is_hidden_under_the_names_of_the_outside()
    {
        var ids = await AddSeedsAsync();

        var html = await ShowAsync(ids, $"hidden={ids[3]},{ids[0]}.train,ghost");

        Assert.Equal("""["3","0.train"]""", Chart(html).GetProperty("hidden").GetRawText());
        Assert.Equal(1 * 2, Regex.Count(html, "<polygon"));
        Assert.DoesNotContain(ids[3], html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_curves_are_read_by_place_means_and_smoothing_as_in_the_studio()
    {
        var ids = await AddSeedsAsync();
        var (_, path) = await api.ShareAsync(Body(ids, ""));

        var shared = await api.GetJsonAsync($"{path}/curves?runs=1,7,{ids[2]}&means=0,1,2&smoothing=0.4");
        var studio = await api.GetJsonAsync($"/api/v1/compare/curves?runs={ids[1]}&means={ids[0]},{ids[1]},{ids[2]}&smoothing=0.4");

        var line = Assert.Single(shared.GetProperty("runs").EnumerateArray());
        Assert.Equal("1", line.GetProperty("id").GetString());
        Assert.Equal(studio.GetProperty("runs")[0].GetProperty("y").GetRawText(), line.GetProperty("y").GetRawText());
        Assert.Equal("""["0","1","2"]""", shared.GetProperty("means")[0].GetProperty("runs").GetRawText());
        Assert.Equal(studio.GetProperty("means")[0].GetProperty("high").GetRawText(), shared.GetProperty("means")[0].GetProperty("high").GetRawText());
    }

    [Fact]
    public async Task Curves_are_refused_of_a_link_to_a_run_of_none_and_of_a_wrong_question()
    {
        var ids = await AddSeedsAsync();
        var (_, run) = await api.ShareAsync($$"""{"runs":["{{ids[0]}}"]}""");
        var (_, comparison) = await api.ShareAsync(Body(ids, ""));

        foreach (var (address, status) in ((string, HttpStatusCode)[])[
            ($"{run}/curves?runs=0", HttpStatusCode.NotFound), ("/s/nothing/curves?runs=0", HttpStatusCode.NotFound), ($"{comparison}/curves?runs=0&x=weeks", HttpStatusCode.BadRequest)])
        {
            using var response = await api.GetAsync(address);
            Assert.Equal(status, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_for_a_frame_has_the_answer_and_the_means()
    {
        var (_, path) = await api.ShareAsync(Body(await AddSeedsAsync(), ""));

        var html = await api.Client.GetStringAsync(new Uri(path + "/embed", UriKind.Relative), ApiFixture.Token);

        Assert.Contains("A is better than B", html, StringComparison.Ordinal);
        Assert.Contains("<polygon", html, StringComparison.Ordinal);
        Assert.DoesNotContain("How this is computed", html, StringComparison.Ordinal);
    }

    private static string Body(IEnumerable<string> ids, string view) => JsonSerializer.Serialize(new { runs = ids, view });

    private static JsonElement Chart(string html) =>
        JsonDocument.Parse(Regex.Match(html, "id=\"share-charts\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value).RootElement.GetProperty("curves");

    private async Task<string> ShowAsync(IEnumerable<string> ids, string view)
    {
        var (_, path) = await api.ShareAsync(Body(ids, view));
        return await api.Client.GetStringAsync(new Uri(path, UriKind.Relative), ApiFixture.Token);
    }

    /// <summary>Two settings with three seeds each, the first of them better.</summary>
    private async Task<List<string>> AddSeedsAsync()
    {
        var ids = new List<string>();
        foreach (var (hidden, gap) in ((int, double)[])[(8, 0.03), (4, 0.07)])
        {
            for (var seed = 1; seed <= 3; seed++)
            {
                ids.Add(await AddAsync(hidden, seed, gap + (0.001 * seed)));
            }
        }

        return ids;
    }

    private async Task<string> AddAsync(int hidden, int seed, double gap)
    {
        var store = api.Get<IRunStore>();
        var spec = new RunSpec { Model = new ModelSpec { HiddenSize = hidden }, Training = new TrainingSpec { BatchSize = 256, Seed = seed } };
        var run = await store.CreateAsync(StudioFolder.NewRun(spec), ApiFixture.Token);
        await store.TryStartAsync(run.Id, ApiFixture.Token);
        await store.SetStartAsync(run.Id, Start, ApiFixture.Token);
        await api.Get<IMetricStore>().AppendAsync(
            run.Id, [.. Enumerable.Range(1, 8).Select(epoch => new EpochMetric(epoch, 1.2 + gap, 1.131 + gap + (1.0 / epoch), 0, 1e-3, 1, 0.5 * epoch))], null, ApiFixture.Token);
        Assert.True(await store.TryCompleteAsync(run.Id, new RunFinish(1e-6, 100, 1_000_000) { TestNll = 1.1 + gap, TestGap = gap }, ApiFixture.Token));
        return run.Id;
    }
}
