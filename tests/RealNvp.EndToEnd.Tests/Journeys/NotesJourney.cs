using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class NotesJourney(StudioFixture studio) : Journey
{
    [Fact]
    public async Task A_run_is_tagged_two_people_write_its_note_without_losing_a_word()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var run = await client.LaunchSmallAsync("noted", epochs: 1);
        await client.WaitForEndAsync(run);
        await using var ann = await studio.VisitAsync();
        await using var bob = await studio.VisitAsync();
        await ann.OpenAsync($"/runs/{run}?tab=notes");
        await bob.OpenAsync($"/runs/{run}?tab=notes");

        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Tag", Exact = true }).ClickAsync();
        await ann.Page.GetByLabel("Add a tag").FillAsync("notebook");
        await ann.Page.Keyboard.PressAsync("Enter");
        await Expect(bob.Page.GetByRole(AriaRole.Link, new() { Name = "notebook", Exact = true })).ToBeVisibleAsync();

        await WriteAsync(ann.Page, "From **ann**");
        await Expect(ann.Page.GetByRole(AriaRole.Region, new() { Name = "Preview" }).Locator("strong")).ToHaveTextAsync("ann");
        await WriteAsync(bob.Page, "From *bob*");
        await ann.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(ann.Page.Locator(".note-body strong")).ToHaveTextAsync("ann");

        // What is not saved outlives the page, and does not overwrite what came in between.
        await bob.Page.ReloadAsync();
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "Go on writing", Exact = true }).ClickAsync();
        await Expect(bob.Page.GetByLabel("The note, in Markdown")).ToHaveValueAsync("From *bob*");
        await bob.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(bob.Page.GetByLabel("The other text")).ToHaveTextAsync("From **ann**");
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "Add the other text below mine", Exact = true }).ClickAsync();
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "Save merged text", Exact = true }).ClickAsync();
        await Expect(ann.Page.Locator(".note-body em")).ToHaveTextAsync("bob");
        await Expect(ann.Page.Locator(".note-body strong")).ToHaveTextAsync("ann");

        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "notebook", Exact = true }).ClickAsync();
        await Expect(ann.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.Empty(ann.Problems);
        Assert.Empty(bob.Problems);
    }

    private static async Task WriteAsync(IPage page, string text)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Write a note", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("The note, in Markdown")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(text);
    }
}
