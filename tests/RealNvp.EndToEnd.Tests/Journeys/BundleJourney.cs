using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class BundleJourney(StudioFixture studio) : Journey
{
    [Fact]
    public async Task A_run_is_downloaded_deleted_and_brought_back_with_its_flow()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var id = await client.LaunchSmallAsync("goes and comes");
        var before = await client.WaitForEndAsync(id);
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync($"/runs/{id}?tab=files");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = $"Download realnvp-{id}.zip" }).ClickAsync());
        var bundle = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        await client.DeleteAsync(id);

        await visitor.OpenAsync("/runs");
        await page.GetByRole(AriaRole.Link, new() { Name = "Import" }).ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "half.zip", MimeType = "application/zip", Buffer = bundle[..(bundle.Length / 2)] });
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("it is cut off");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "run.zip", MimeType = "application/zip", Buffer = bundle });
        await page.GetByRole(AriaRole.Link, new() { Name = "goes and comes" }).ClickAsync();
        await visitor.WaitForChartAsync(".chart-line");

        var newId = new Uri(page.Url).Segments[^1];
        Assert.NotEqual(id, newId);
        Assert.Equal(before["summary"]!.ToJsonString(), (await client.GetRunAsync(newId))["summary"]!.ToJsonString());

        // Its weights came along: the flow draws rows.
        await visitor.OpenAsync($"/runs/{newId}?tab=use");
        await visitor.Field("Rows").FillAsync("5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show a picture" }).ClickAsync();
        await visitor.WaitForChartAsync(".sample .chart-scatter");
        Assert.Empty(visitor.Problems);
    }
}
