using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class SweepJourney(StudioFixture studio) : Journey
{
    [Fact]
    public async Task A_grid_is_defined_counted_and_watched_to_its_end_its_best_trial_opens_and_a_clone_of_it_is_cancelled()
    {
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/sweeps/new");
        await visitor.Field("Points").FillAsync("500");
        await AddAsync(page, "Coupling layers", "2, 4");
        await AddAsync(page, "Hidden size", "4, 8");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Grid" }).CheckAsync();
        await page.GetByText("Settings that all trials share").ClickAsync();
        await visitor.Field("Epochs").FillAsync("2");
        await visitor.Field("Name").FillAsync("tiny grid");

        await page.GetByRole(AriaRole.Button, new() { Name = "Launch 4 trials", Exact = true }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/sweeps/[a-z0-9]+$"));
        await Expect(page.Locator(".sweep-status")).ToHaveTextAsync("Done", new() { Timeout = (float)Patience.Training.TotalMilliseconds });
        await Expect(page.Locator(".sweep-facts")).ToContainTextAsync("4 of 4");
        await Expect(page.Locator(".trials-table tbody tr")).ToHaveCountAsync(4);
        await visitor.WaitForChartAsync("[data-kind=history]");

        await page.GetByRole(AriaRole.Link, new() { Name = "Which settings matter" }).ClickAsync();
        await visitor.WaitForChartAsync("[data-kind=parallel]");
        await page.GetByRole(AriaRole.Link, new() { Name = "Trials", Exact = true }).ClickAsync();
        await page.Locator("tr.is-best th a").First.ClickAsync();
        await Expect(page.Locator(".trial-note")).ToContainTextAsync("of tiny grid");
        await page.GetByRole(AriaRole.Link, new() { Name = "tiny grid", Exact = true }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Clone", Exact = true }).ClickAsync();
        await page.GetByText("Settings that all trials share").ClickAsync();
        await visitor.Field("Epochs").FillAsync("5000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch 4 trials", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel the sweep" }).ClickAsync();
        await Expect(page.Locator(".sweep-status")).ToHaveTextAsync("Cancelled");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator(".trials-table tbody tr")).ToHaveCountAsync(4);
        await Expect(page.Locator(".trials-table [data-state=Running]")).ToHaveCountAsync(0, new() { Timeout = (float)Patience.Training.TotalMilliseconds });
        Assert.Empty(visitor.Problems);
    }

    private static async Task AddAsync(IPage page, string title, string values)
    {
        await page.GetByLabel("Add a setting").FillAsync(title);
        var found = page.Locator(".mud-popover-open .mud-list-item");
        await Expect(found).ToHaveCountAsync(1);
        await found.ClickAsync();
        await page.GetByRole(AriaRole.Listitem, new() { Name = title }).GetByRole(AriaRole.Textbox).FillAsync(values);
    }
}
