using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class ForkJourney(StudioFixture studio) : Journey
{
    [Fact]
    public async Task A_run_goes_on_from_one_of_its_checkpoints_with_another_rate()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var id = await client.LaunchSmallAsync("to be forked", epochs: 20, hiddenSize: 9);
        await client.WaitForEndAsync(id);
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync($"/runs/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Fork" }).ClickAsync();

        await Expect(visitor.Field("Epochs")).ToHaveValueAsync("40");
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^10 ") }).ClickAsync();
        await Expect(visitor.Field("Epochs")).ToHaveValueAsync("20");
        await Expect(visitor.Field("Hidden size")).ToHaveCountAsync(0);
        await visitor.Field("Learning rate").FillAsync("5e-4");
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "to be forked, from epoch 10" })).ToBeVisibleAsync();
        var edge = page.GetByRole(AriaRole.Region, new() { Name = "Lineage" }).Locator(".lineage-edge");
        await Expect(edge).ToContainTextAsync("forked at epoch 10");
        await Expect(edge).ToContainTextAsync(new Regex("Learning rate\\s+2e-3\\s+→\\s+5e-4"));
        var fork = page.Url.Split('/')[^1];
        Assert.Equal("completed", (string?)(await client.WaitForEndAsync(fork))["status"]);
        Assert.Equal(await CurveAsync(client, id, 10), await CurveAsync(client, fork, 10));
        Assert.NotEqual(await CurveAsync(client, id, 20), await CurveAsync(client, fork, 20));
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_fork_that_changes_nothing_gives_the_numbers_of_its_run()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var id = await client.LaunchSmallAsync("forked in vain", epochs: 20, hiddenSize: 10);
        await client.WaitForEndAsync(id);

        var fork = await client.PostAsync($"/api/v1/runs/{id}/fork", new { epoch = 10 });
        var forkId = (string)fork["id"]!;
        await client.WaitForEndAsync(forkId);

        Assert.Equal(await CurveAsync(client, id, 20), await CurveAsync(client, forkId, 20));
        Assert.Equal(await client.GetTensorsAsync(id), await client.GetTensorsAsync(forkId));
    }

    /// <summary>Train and validation NLL of the first epochs.</summary>
    private static async Task<string> CurveAsync(StudioClient client, string id, int epochs)
    {
        var metrics = await client.GetAsync($"/api/v1/runs/{id}/metrics");
        return string.Join(' ', new[] { "trainNll", "valNll" }.SelectMany(column => metrics[column]!.AsArray().Take(epochs)).Select(value => value!.ToJsonString()));
    }
}
