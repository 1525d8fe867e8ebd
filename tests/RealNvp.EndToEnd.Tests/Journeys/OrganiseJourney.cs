using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class OrganiseJourney(StudioFixture studio) : Journey
{
    [Fact]
    public async Task Runs_are_starred_renamed_thrown_away_together_and_brought_back_by_keyboard_and_one_is_deleted_forever()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var first = await client.LaunchSmallAsync("tidy one", epochs: 1);
        var second = await client.LaunchSmallAsync("tidy two", epochs: 1);
        await client.WaitForEndAsync(first);
        await client.WaitForEndAsync(second);
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/runs?search=tidy");
        var rows = page.Locator("tbody tr");

        await page.GetByRole(AriaRole.Button, new() { Name = "Favourite tidy one" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Favourites" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename tidy one" }).ClickAsync();
        await visitor.Field("Name").FillAsync("tidy star");
        await page.Keyboard.PressAsync("Enter");
        await Expect(rows.GetByText("tidy star")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Favourites" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(2);

        await page.GetByLabel("Select all runs of this page").CheckAsync();
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Trash" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(rows).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "Put tidy two into the trash" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await visitor.OpenAsync($"/runs/{second}");
        await Expect(page.Locator("[data-panel][data-state=ready]")).ToHaveCountAsync(4);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete forever" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete forever" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/runs$"));
        Assert.Empty(visitor.Problems);
    }
}
