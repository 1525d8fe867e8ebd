using System.Globalization;
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

    /// <summary>Waits until the chart has drawn so many epochs more.</summary>
    private static async Task WaitForDrawnAsync(IPage page, int epochs) => await page.WaitForFunctionAsync(
        $"least => {Drawn} >= least", await page.EvaluateAsync<int>(Drawn) + epochs, new() { Timeout = (float)Patience.Training.TotalMilliseconds });

    private static async Task<int> EpochAsync(IPage page) =>
        int.Parse(await page.Locator("[data-live=epoch]").InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
