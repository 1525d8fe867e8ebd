using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class CompareJourney(StudioFixture studio)
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
        await page.GetByLabel("Compare compare narrow").CheckAsync();
        await page.GetByLabel("Compare compare wide").CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare (2)" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/compare\\?runs="));
        await ExpectBothAsync(visitor);

        await using var teammate = await studio.VisitAsync();
        await teammate.OpenAsync(new Uri(page.Url).PathAndQuery);
        await ExpectBothAsync(teammate);
        Assert.Empty(visitor.Problems);
        Assert.Empty(teammate.Problems);
    }

    private static async Task ExpectBothAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.WaitForChartAsync(".chart-line");
        await Expect(page.Locator(".chart-line .chart-legend-item")).ToHaveCountAsync(2);
        await Expect(page.Locator("tr.is-different", new() { HasText = "Hidden size" })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-panel][data-state=ready]")).ToHaveCountAsync(3); // The data, and what each run makes of noise.
    }
}
