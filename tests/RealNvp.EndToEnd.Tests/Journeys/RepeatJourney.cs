using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class RepeatJourney(StudioFixture studio) : Journey
{
    [Fact]
    public async Task A_run_is_run_again_with_other_seeds_and_shows_what_they_gave()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var id = await client.LaunchSmallAsync("again", hiddenSize: 5);
        await client.WaitForEndAsync(id);
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync($"/runs/{id}");
        await visitor.WaitForChartAsync(".chart-line");
        await Expect(Lineage(page)).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await visitor.Field("Repeats").FillAsync("0");
        await Expect(dialog.GetByText("Repeats is 0; it must be a whole number from 1 to 100.")).ToBeVisibleAsync();
        await visitor.Field("Repeats").FillAsync("2");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Launch 2 runs" }).ClickAsync();

        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(Lineage(page).GetByText("2 repeats", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Lineage(page).GetByText("3 runs, 3 done:")).ToBeVisibleAsync(new() { Timeout = (float)Patience.Training.TotalMilliseconds });
        await Lineage(page).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^seed ") }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^again, seed \\d+$") })).ToBeVisibleAsync();
        await Expect(Lineage(page).Locator("[aria-current]")).ToContainTextAsync("again, seed");

        await visitor.OpenAsync("/runs?search=again");
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^again(, seed \\d+)?$") })).ToHaveCountAsync(3);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_clone_marks_what_is_changed_and_its_lineage_says_it()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var id = await client.LaunchSmallAsync("cloned from", hiddenSize: 6);
        await client.WaitForEndAsync(id);
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync($"/runs/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Clone" }).ClickAsync();
        await Expect(visitor.Field("Hidden size")).ToHaveValueAsync("6");
        await Expect(page.Locator(".is-changed")).ToHaveCountAsync(0);

        await visitor.Field("Hidden size").FillAsync("7");
        await visitor.Field("Name").FillAsync("the clone");
        await Expect(page.Locator(".is-changed", new() { HasText = "Hidden size" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/runs/[a-z0-9]{10}$"));
        var edge = Lineage(page).Locator(".lineage-edge");
        await Expect(edge).ToContainTextAsync("clone");
        await Expect(edge).ToContainTextAsync(new Regex("Hidden size\\s+6\\s+→\\s+7"));
        await Lineage(page).GetByRole(AriaRole.Link, new() { Name = "cloned from" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "cloned from" })).ToBeVisibleAsync();
        await Expect(Lineage(page).GetByRole(AriaRole.Link, new() { Name = "the clone" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Problems);
    }

    private static ILocator Lineage(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Lineage" });
}
