using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class QueueJourney(StudioFixture studio) : Journey
{
    [Fact]
    public async Task Waiting_runs_are_reordered_and_cancelled_where_they_wait()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var running = await client.LaunchSmallAsync("queue one", epochs: 100_000);
        await client.LaunchSmallAsync("queue two");
        var last = await client.LaunchSmallAsync("queue three");
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/queue");
        var waiting = page.Locator(".waiting-row");
        await Expect(waiting).ToHaveCountAsync(2, new() { Timeout = (float)Patience.Training.TotalMilliseconds });
        await Expect(waiting.First).ToContainTextAsync("queue two");

        await page.GetByRole(AriaRole.Button, new() { Name = "Move queue three to the front" }).ClickAsync();
        await Expect(waiting.First).ToContainTextAsync("queue three");

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel queue two" }).ClickAsync();
        await Expect(waiting).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel queue one" }).ClickAsync();

        Assert.Equal("completed", (string?)(await client.WaitForEndAsync(last))["status"]);
        Assert.Equal("cancelled", (string?)(await client.GetRunAsync(running))["status"]);
        Assert.Empty(visitor.Problems);
    }
}
