using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

/// <summary>Watching a run: what comes to open pages by itself.</summary>
[Collection(StudioCollection.Name)]
public partial class LiveJourney(StudioFixture studio)
{
    [Fact]
    public async Task Epochs_come_to_a_page_that_is_open_without_being_asked_for()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var run = await client.LaunchSmallAsync("watched", epochs: 100_000);
        await using var visitor = await studio.VisitAsync();
        var (page, asked) = (visitor.Page, 0);
        page.Request += (_, request) => asked += request.Url.Contains($"/{run}/metrics", StringComparison.Ordinal) ? 1 : 0;
        await visitor.OpenAsync($"/runs/{run}");
        await visitor.WaitForChartAsync(".chart-line");
        var canvas = page.Locator(".chart-line .chart-canvas").First;
        await Expect(canvas).ToHaveAttributeAsync("aria-label", AtEpoch());

        // What came while the page was loading is fetched; from then on nothing is.
        await WaitForFurtherAsync(page, 100);
        var (askedAtFirst, before) = (asked, await EpochAsync(page));
        await WaitForFurtherAsync(page, 20);
        var drawn = await canvas.GetAttributeAsync("aria-label");
        Assert.True(int.Parse(AtEpoch().Match(drawn!).Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) > before);
        Assert.Equal(askedAtFirst, asked);

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();
        await client.WaitForEndAsync(run);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Resume", Exact = true })).ToBeVisibleAsync();
        var end = (int)(await client.GetRunAsync(run))["progress"]!["epoch"]!;
        await Expect(page.Locator("[data-live=epoch]")).ToHaveTextAsync(end.ToString("N0", CultureInfo.InvariantCulture));
        Assert.Empty(visitor.Problems);
    }

    private static async Task WaitForFurtherAsync(IPage page, int epochs) => await page.WaitForFunctionAsync(
        "least => Number(document.querySelector('[data-live=epoch]').textContent.replaceAll(/\\D/g, '')) > least", await EpochAsync(page) + epochs);

    private static async Task<int> EpochAsync(IPage page) =>
        int.Parse(await page.Locator("[data-live=epoch]").InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("validation: [^;]* at epoch ([0-9,]+)")]
    private static partial Regex AtEpoch();
}
