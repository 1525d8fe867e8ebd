using System.Text.RegularExpressions;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

/// <summary>A newcomer opens an empty studio of their own and presses the one button.</summary>
public class FirstFlowJourney
{
    [Fact]
    public async Task The_first_click_trains_two_moons_and_the_curve_moves_without_a_reload()
    {
        var fixture = new StudioFixture();
        await fixture.InitializeAsync();
        await using var _ = fixture;
        await using var visitor = await fixture.VisitAsync();
        using var client = new StudioClient(fixture.BaseUrl);
        var page = visitor.Page;

        await visitor.OpenAsync("/");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Train a first flow" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/runs/[a-z0-9]{10}$"));
        var id = page.Url[^10..];
        await page.EvaluateAsync("window.sameDocument = true");

        var validation = page.Locator(".chart-line .chart-legend-value").First;
        await Expect(validation).ToHaveTextAsync(new Regex(@"\d\.\d"), new() { Timeout = (float)Patience.Training.TotalMilliseconds });
        var first = await validation.TextContentAsync();
        await Expect(validation).Not.ToHaveTextAsync(first!, new() { Timeout = (float)Patience.Training.TotalMilliseconds });

        await Expect(page.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = (float)Patience.Training.TotalMilliseconds });
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument === true"));
        await Expect(page.Locator("[data-panel][data-state=ready]")).ToHaveCountAsync(4);
        await Expect(page).ToHaveTitleAsync(new Regex("moons"));

        var summary = (await client.GetRunAsync(id))["summary"]!;
        var gap = (double)summary["gap"]!;
        Assert.InRange(gap, -0.05, 0.15);
        await Expect(page.GetByText(gap < 0 ? "below the entropy floor" : "above the entropy floor")).ToBeVisibleAsync();
        Assert.Empty(visitor.Problems);
    }
}
