using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class SharedComparisonJourney(StudioFixture studio)
{
    /// <summary>What is hidden and opened stays so over a reload, and is what a stranger sees.</summary>
    [Fact]
    public async Task What_a_comparison_hides_and_opens_survives_a_reload_and_is_in_its_link()
    {
        using var client = new StudioClient(studio.BaseUrl);
        string[] ids = [await client.LaunchSmallAsync("kept a", epochs: 2, hiddenSize: 4), await client.LaunchSmallAsync("kept b", epochs: 2, hiddenSize: 6)];
        foreach (var id in ids)
        {
            await client.WaitForEndAsync(id);
        }

        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/compare?smooth=0.4&runs=" + string.Join(',', ids));
        await visitor.WaitForChartAsync(".chart-curves");
        await page.Locator(".chart-curves .chart-legend-item", new() { HasText = "kept a" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"[?&]hidden={ids[0]}(&|$)"));
        await page.Locator(".chart-curves .chart-table-toggle").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("[?&]table=curves"));

        await page.ReloadAsync();
        await visitor.WaitForChartAsync(".chart-curves");
        await ExpectKeptAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        var address = await page.GetByLabel("The link", new() { Exact = true }).InputValueAsync();
        await using var stranger = await studio.VisitAsync();
        await stranger.Page.GotoAsync(new Uri(address).PathAndQuery);
        await stranger.WaitForChartAsync(".chart-curves");
        await ExpectKeptAsync(stranger.Page);
        await Expect(stranger.Page.Locator(".chart-curves .chart-canvas")).ToHaveAttributeAsync("aria-label", new Regex("moving average 0\\.4"));
        await Expect(stranger.Page.Locator(".shared-verdict-headline")).ToContainTextAsync("Nothing can be said yet about A and B");
        Assert.Empty(visitor.Problems);
        Assert.Empty(stranger.Problems);
    }

    private static async Task ExpectKeptAsync(IPage page)
    {
        await Expect(page.Locator(".chart-curves .chart-legend-item", new() { HasText = "kept a" })).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(page.Locator(".chart-curves .chart-legend-item", new() { HasText = "kept b" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator(".chart-curves .chart-table caption")).ToHaveTextAsync(["kept b"]);
    }
}
