using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class FindJourney(StudioFixture studio)
{
    [Fact]
    public async Task Who_types_on_after_a_search_that_found_nothing_keeps_the_box_and_a_half_written_condition_keeps_the_rows()
    {
        using var client = new StudioClient(studio.BaseUrl);
        await client.WaitForEndAsync(await client.LaunchSmallAsync("sought one", epochs: 1));
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/runs");
        var rows = page.Locator("tbody tr");
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Search runs", Exact = true });

        await box.ClickAsync();
        await page.Keyboard.TypeAsync("zzzz");
        await Expect(page.GetByText("No runs match")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.PressAsync("Backspace");
        await Expect(rows.First).ToBeVisibleAsync();
        await Expect(box).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("sought");
        await Expect(page).ToHaveURLAsync(new Regex("query=sought$"));
        await Expect(rows).ToHaveCountAsync(1);
        var before = await box.BoundingBoxAsync();
        await page.Keyboard.TypeAsync(" and hiddenSi");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "hiddenSize" })).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("ze > 1 ");
        await Expect(page).ToHaveURLAsync(new Regex("hiddenSize"));
        await Expect(rows).ToHaveCountAsync(1);
        Assert.Equal((before!.X, before.Y), ((await box.BoundingBoxAsync())!.X, (await box.BoundingBoxAsync())!.Y));
        Assert.Empty(visitor.Problems);
    }
}
