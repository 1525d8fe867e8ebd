using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

/// <summary>Watching a run: what comes to open pages by itself.</summary>
[Collection(StudioCollection.Name)]
public class LiveJourney(StudioFixture studio) : Journey
{
    /// <summary>The last epoch that the chart says it shows.</summary>
    private const string Drawn =
        @"Number(/validation: [^;]* at epoch ([\d,]+)/.exec(document.querySelector('.chart-line .chart-canvas').getAttribute('aria-label'))?.[1].replaceAll(',', '') ?? 0)";

    [Fact]
    public async Task Epochs_come_to_a_page_that_is_open_without_being_asked_for()
    {
        using var client = new StudioClient(studio.BaseUrl);

        // Epochs of many rows: beyond 4,000 of them a chart asks for a thinner curve, and that takes minutes.
        var run = await client.LaunchSmallAsync("watched", epochs: 100_000, hiddenSize: 32, samples: 10_000);
        await using var visitor = await studio.VisitAsync();
        var (page, asked) = (visitor.Page, 0);
        page.Request += (_, request) => asked += request.Url.Contains($"/{run}/metrics", StringComparison.Ordinal) ? 1 : 0;
        await visitor.OpenAsync($"/runs/{run}");
        await visitor.WaitForChartAsync(".chart-line", Patience.Training);

        // What came while the page was loading is fetched, and what came during that; from then on nothing is.
        var askedAtFirst = -1;
        for (var looks = 0; looks < 10 && askedAtFirst != asked; looks++)
        {
            askedAtFirst = asked;
            await WaitForDrawnAsync(page, 20);
        }

        var shown = await EpochAsync(page);
        await WaitForDrawnAsync(page, 40);
        Assert.InRange(await EpochAsync(page), shown + 1, 4000);
        Assert.Equal(askedAtFirst, asked);

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();
        await client.WaitForEndAsync(run);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Resume", Exact = true })).ToBeVisibleAsync();
        var end = (int)(await client.GetRunAsync(run))["progress"]!["epoch"]!;
        await Expect(page.Locator("[data-live=epoch]")).ToHaveTextAsync(end.ToString("N0", CultureInfo.InvariantCulture));
        Assert.Empty(visitor.Problems);
    }

    /// <summary>As behind a Wi-Fi that drops: nothing says that the connection is gone.</summary>
    [Fact]
    public async Task A_connection_that_falls_silent_is_given_up_and_said_until_there_is_another_and_a_page_out_of_sight_has_none()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var run = await client.LaunchSmallAsync("silent", epochs: 100_000);
        await using var visitor = await studio.VisitAsync();
        var (page, isAway, routes, closed) = (visitor.Page, false, new List<IWebSocketRoute>(), new TaskCompletionSource());
        var live = new Regex($"/{run}/live$");
        await page.RouteWebSocketAsync(live, route =>
        {
            routes.Add(route);
            var server = route.ConnectToServer();
            server.OnMessage(message => { if (!isAway) { route.Send(message.Text!); } });
            route.OnClose((_, _) => { closed.TrySetResult(); server.CloseAsync(); });
        });
        await page.RouteAsync(live, route => isAway ? route.AbortAsync() : route.ContinueAsync());
        await visitor.OpenAsync($"/runs/{run}");
        await WaitForFurtherAsync(page, 20);
        var note = page.Locator("live-numbers");
        await Expect(note).ToBeEmptyAsync();

        // What the server says of how often it is heard, with a fraction of a second in place of its eight.
        isAway = true;
        routes[^1].Send("""{"heartbeat":0.2}""");
        await Expect(note).ToHaveTextAsync(new Regex("^Not live: the studio has not been heard since [0-9:]{8}\\."));
        await closed.Task.WaitAsync(Patience.Page, TestContext.Current.CancellationToken);
        var (lost, stood) = (routes.Count, await EpochAsync(page));

        isAway = false;
        await Expect(note).ToBeEmptyAsync();
        await page.WaitForFunctionAsync("least => Number(document.querySelector('[data-live=epoch]').textContent.replaceAll(/\\D/g, '')) > least", stood);
        Assert.True(routes.Count > 1, $"There was no other connection ({lost}).");
        routes[^1].Send("""{"heartbeat":30}""");

        closed = new TaskCompletionSource();
        await SetVisibleAsync(page, "hidden");
        await closed.Task.WaitAsync(Patience.Page, TestContext.Current.CancellationToken);
        var before = routes.Count;
        await SetVisibleAsync(page, "visible");
        await WaitForFurtherAsync(page, 20);
        Assert.True(routes.Count > before, "Nothing is followed any more.");
        await Expect(note).ToBeEmptyAsync();

        await client.PostAsync($"/api/v1/runs/{run}/cancel", new { });
        Assert.All(visitor.Problems, problem => Assert.Contains("/live", problem, StringComparison.Ordinal));
    }

    private static Task SetVisibleAsync(IPage page, string state) => page.EvaluateAsync(
        """
        state => {
          Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
          document.dispatchEvent(new Event("visibilitychange"));
        }
        """,
        state);

    private static async Task WaitForFurtherAsync(IPage page, int epochs) => await page.WaitForFunctionAsync(
        "least => Number(document.querySelector('[data-live=epoch]').textContent.replaceAll(/\\D/g, '')) > least", await EpochAsync(page) + epochs);

    /// <summary>Waits until the chart has drawn so many epochs more.</summary>
    private static async Task WaitForDrawnAsync(IPage page, int epochs) => await page.WaitForFunctionAsync(
        $"least => {Drawn} >= least", await page.EvaluateAsync<int>(Drawn) + epochs, new() { Timeout = (float)Patience.Training.TotalMilliseconds });

    private static async Task<int> EpochAsync(IPage page) =>
        int.Parse(await page.Locator("[data-live=epoch]").InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
