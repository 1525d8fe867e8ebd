using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class CompareJourney(StudioFixture studio) : Journey
{
    [Fact]
    public async Task Two_runs_ticked_in_the_table_are_compared_and_the_link_shows_a_teammate_the_same()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var narrow = await client.LaunchSmallAsync("compare narrow", hiddenSize: 4);
        var wide = await client.LaunchSmallAsync("compare wide", hiddenSize: 24);
        await client.WaitForEndAsync(narrow);
        await client.WaitForEndAsync(wide);

        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/runs?search=compare");
        await page.GetByLabel("Select compare narrow").CheckAsync();
        await page.GetByLabel("Select compare wide").CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare (2)" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/compare\\?runs="));
        await ExpectBothAsync(visitor);

        await using var teammate = await studio.VisitAsync();
        await teammate.OpenAsync(new Uri(page.Url).PathAndQuery);
        await ExpectBothAsync(teammate);
        Assert.Empty(visitor.Problems);
        Assert.Empty(teammate.Problems);
    }

    [Fact]
    public async Task Several_seeds_of_two_settings_get_a_verdict_with_an_interval()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var ids = new List<string>();
        foreach (var hiddenSize in (int[])[2, 24])
        {
            for (var seed = 1; seed <= 3; seed++)
            {
                ids.Add(await client.LaunchSmallAsync($"verdict {hiddenSize}", hiddenSize: hiddenSize, seed: seed));
            }
        }

        foreach (var id in ids)
        {
            await client.WaitForEndAsync(id);
        }

        await using var visitor = await studio.VisitAsync();
        await visitor.OpenAsync("/compare?runs=" + string.Join(',', ids));
        var verdict = visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Verdict", Exact = true });
        await Expect(verdict.Locator(".verdict-headline")).ToHaveTextAsync(new Regex(@"^B is better than A by \d\.\d+\s±\s\d\.\d+ nats\.$"));
        await Expect(verdict.Locator("tbody tr").First).ToContainTextAsync("hidden size 24");
        await Expect(verdict.Locator("tbody .run-dot")).ToHaveCountAsync(6);
        Assert.Empty(visitor.Problems);
    }

    /// <summary>The page hands what it first showed back to the server when its circuit starts: with ten runs that is a large message.</summary>
    [Fact]
    public async Task Ten_runs_are_compared_on_a_page_that_stays_alive()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var ids = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            ids.Add(await client.LaunchSmallAsync($"ten {i}", epochs: 1, hiddenSize: 4));
        }

        await client.WaitForEndAsync(ids[^1]);

        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/compare?group=none&runs=" + string.Join(',', ids));
        await visitor.WaitForChartAsync(".chart-line");
        await Expect(page.Locator("[data-panel][data-state=ready]")).ToHaveCountAsync(11);
        await page.GetByLabel("training curves").CheckAsync();
        await Expect(page.Locator(".chart-line .chart-legend-item")).ToHaveCountAsync(20);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_zoom_and_the_smoothing_survive_a_new_visit_and_are_in_the_file_of_numbers()
    {
        using var client = new StudioClient(studio.BaseUrl);
        string[] ids = [await client.LaunchSmallAsync("zoom a"), await client.LaunchSmallAsync("zoom b", hiddenSize: 12)];
        foreach (var id in ids)
        {
            await client.WaitForEndAsync(id);
        }

        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/compare?runs=" + string.Join(',', ids));
        await visitor.WaitForChartAsync(".chart-line");
        await page.Locator(".chart-line .chart-canvas").ScrollIntoViewIfNeededAsync();
        var plot = (await page.Locator(".chart-line .chart-canvas").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(plot.X + (0.3f * plot.Width), plot.Y + (0.5f * plot.Height));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(plot.X + (0.7f * plot.Width), plot.Y + (0.5f * plot.Height), new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await Expect(page).ToHaveURLAsync(new Regex("[?&]zoom="));
        await page.GetByLabel("Smoothing").FillAsync("0.6");
        await Expect(page).ToHaveURLAsync(new Regex("[?&]smooth=0\\.6"));

        await using var teammate = await studio.VisitAsync();
        await teammate.OpenAsync(new Uri(page.Url).PathAndQuery);
        await teammate.WaitForChartAsync(".chart-line");

        // Drawn before the circuit started, and gone on with: one drawing, not two.
        await Expect(teammate.Page.Locator(".chart-curves .chart-host")).ToHaveCountAsync(1);
        await Expect(teammate.Page.Locator(".chart-curves canvas")).ToHaveCountAsync(1);
        var canvas = teammate.Page.Locator(".chart-line .chart-canvas");
        await Expect(canvas).ToHaveAttributeAsync("aria-label", new Regex("^NLL in nats, moving average 0\\.6 by epoch\\."));

        var (from, to) = ZoomOf(page.Url);
        var rows = await SaveNumbersAsync(teammate.Page, ".chart-line");
        Assert.Equal("line,column,epoch,value", rows[0]);
        Assert.Equal(["zoom a", "zoom b"], rows.Skip(1).Select(row => row.Split(',')[0]).Distinct().Order());
        Assert.All(rows.Skip(1), row => Assert.InRange(double.Parse(row.Split(',')[2], CultureInfo.InvariantCulture), from, to));
        rows = await SaveNumbersAsync(teammate.Page, ".chart-dimensions:has(h3:text-matches(' over '))");
        Assert.Equal(3, rows.Count);
        Assert.StartsWith("name,", rows[0], StringComparison.Ordinal);

        await teammate.Page.GetByRole(AriaRole.Button, new() { Name = "Reset zoom" }).ClickAsync();
        await Expect(teammate.Page).Not.ToHaveURLAsync(new Regex("[?&]zoom="));
        Assert.Empty(visitor.Problems);
        Assert.Empty(teammate.Problems);
    }

    [Fact]
    public async Task A_line_hidden_before_the_circuit_has_started_stays_hidden_when_it_has()
    {
        using var client = new StudioClient(studio.BaseUrl);
        string[] ids = [await client.LaunchSmallAsync("early a", epochs: 2, hiddenSize: 4), await client.LaunchSmallAsync("early b", epochs: 2, hiddenSize: 6)];
        await client.WaitForEndAsync(ids[0]);
        await client.WaitForEndAsync(ids[1]);
        await using var visitor = await studio.VisitAsync();
        var (page, start) = (visitor.Page, new TaskCompletionSource());
        await page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await start.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/compare?group=none&runs=" + string.Join(',', ids));
        await visitor.WaitForChartAsync(".chart-curves");
        var first = page.Locator(".chart-curves .chart-legend-item").First;
        await first.ClickAsync();
        await Expect(first).ToHaveAttributeAsync("aria-pressed", "false");
        await first.EvaluateAsync("button => button.dataset.early = ''");

        start.SetResult();
        await page.Locator("main[data-interactive]").WaitForAsync();
        await Expect(page.Locator(".chart-legend-item[data-early]")).ToHaveCountAsync(0);

        await Expect(first).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(page.Locator(".chart-curves .chart-legend-item").Nth(1)).ToHaveAttributeAsync("aria-pressed", "true");
        await first.ClickAsync();
        await Expect(first).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Empty(visitor.Problems);
    }

    /// <summary>A quick hand can take a chart off the page while the call that draws it is still on its way.</summary>
    [Fact]
    public async Task A_chart_whose_place_has_gone_is_let_go_quietly()
    {
        await using var visitor = await studio.VisitAsync();
        await visitor.OpenAsync("/compare");
        var ended = await visitor.Page.EvaluateAsync<int>("""
            async () => {
              const charts = await import("/charts/charts.js");
              for (const create of Object.values(charts)) {
                const chart = create(null, {});
                await chart.update({});
                chart.dispose();
              }
              return Object.values(charts).length;
            }
            """);
        Assert.InRange(ended, 6, int.MaxValue);
        Assert.Empty(visitor.Problems);
    }

    private static async Task ExpectBothAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.WaitForChartAsync(".chart-line");
        await Expect(page.Locator(".chart-line .chart-legend-item")).ToHaveCountAsync(2);
        await Expect(page.Locator("tr.is-different", new() { HasText = "Hidden size" })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-panel][data-state=ready]")).ToHaveCountAsync(3); // The data, and what each run makes of noise.
    }

    private static (double From, double To) ZoomOf(string address)
    {
        var ends = Regex.Match(Uri.UnescapeDataString(address), "[?&]zoom=([^&]+)").Groups[1].Value.Split('~', ',').Select(end => double.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return (ends[0], ends[1]);
    }

    /// <returns>The lines of the saved CSV.</returns>
    private static async Task<List<string>> SaveNumbersAsync(IPage page, string chart)
    {
        await page.Locator($"{chart}[data-state=ready] .chart-menu summary").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator($"{chart} [data-export=csv]").ClickAsync());
        return [.. (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
    }
}
