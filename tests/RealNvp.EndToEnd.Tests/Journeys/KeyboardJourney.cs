using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class KeyboardJourney(StudioFixture studio) : Journey
{
    [Fact]
    public async Task A_run_is_handled_without_a_mouse()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var run = await client.LaunchSmallAsync("by keyboard", epochs: 1);
        await client.WaitForEndAsync(run);
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync($"/runs/{run}");

        var more = page.GetByRole(AriaRole.Button, new() { Name = "More actions", Exact = true });
        var menu = page.GetByRole(AriaRole.Menuitem, new() { Name = "Archive", Exact = true });
        await more.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(menu).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeHiddenAsync();
        await Expect(more).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("solid", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Rename this run", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Field("Name")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Empty(visitor.Problems);
    }
}
