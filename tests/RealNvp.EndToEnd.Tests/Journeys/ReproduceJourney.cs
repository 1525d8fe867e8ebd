using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class ReproduceJourney(StudioFixture studio) : Journey
{
    [Fact]
    public async Task A_run_is_reproduced_bit_by_bit_at_the_press_of_a_button()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var id = await client.LaunchSmallAsync("to be reproduced", hiddenSize: 11);
        await client.WaitForEndAsync(id);
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync($"/runs/{id}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Reproduce", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "to be reproduced, again" })).ToBeVisibleAsync();
        var card = page.GetByRole(AriaRole.Region, new() { Name = "Reproduction" });
        await Expect(card.Locator("[data-verdict=equal]")).ToContainTextAsync(
            "Reproduced: all numbers of 8 epochs and all", new() { Timeout = (float)Patience.Training.TotalMilliseconds });
        await Expect(card.GetByRole(AriaRole.Link, new() { Name = "to be reproduced" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Problems);
    }
}
