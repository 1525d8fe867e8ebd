using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class ShareJourney(StudioFixture studio)
{
    [Fact]
    public async Task A_copied_link_opens_in_a_second_browser_as_its_sender_saw_it()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var id = await client.LaunchSmallAsync("shared");
        await client.WaitForEndAsync(id);
        await using var sender = await studio.VisitAsync();
        await sender.OpenAsync($"/runs/{id}?x=seconds&epoch=0");
        await sender.WaitForChartAsync(".chart-line");
        await sender.Page.GetByRole(AriaRole.Button, new() { Name = "Share" }).ClickAsync();
        var link = await sender.Page.EvaluateAsync<string>("navigator.clipboard.readText()");

        await using var receiver = await studio.VisitAsync();
        await receiver.OpenAsync(new Uri(link).PathAndQuery);
        await receiver.WaitForChartAsync(".chart-line");

        await Expect(receiver.Page.GetByRole(AriaRole.Heading, new() { Name = "shared" })).ToBeVisibleAsync();
        await Expect(receiver.Page.Locator("[data-epoch]")).ToHaveTextAsync("0");
        Assert.Equal(sender.Page.Url, receiver.Page.Url);
        Assert.Empty(receiver.Problems);
    }

    [Fact]
    public async Task A_run_that_does_not_exist_is_said_kindly()
    {
        await using var visitor = await studio.VisitAsync();
        await visitor.OpenAsync("/runs/nosuchrun0");

        await Expect(visitor.Page.GetByText("There is no such run")).ToBeVisibleAsync();
    }
}
