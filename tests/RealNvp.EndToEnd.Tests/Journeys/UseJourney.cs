using System.Globalization;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class UseJourney(StudioFixture studio) : Journey
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = (float)Patience.Training.TotalMilliseconds };

    [Fact]
    public async Task A_finished_flow_scores_a_table_and_draws_rows()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var id = await client.LaunchSmallAsync("at work");
        await client.WaitForEndAsync(id);
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync($"/runs/{id}?tab=use");

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "points.csv",
            MimeType = "text/csv",
            Buffer = "x,y\n0.1,0.9\n40,-40\n1.0,-0.4\n"u8.ToArray(),
        });
        await Expect(page.GetByText("3 rows")).ToBeVisibleAsync(Patiently);
        var scored = await DownloadAsync(page, "Download points");
        Assert.Equal(["x", "y", "log_p", "share_less_likely"], scored[0].Split(','));
        var logProb = scored[1..].Select(line => double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(3, logProb.Count);
        Assert.Equal(logProb.Min(), logProb[1]); // far from all moons
        await Expect(page.Locator(".score-result tbody tr").First).ToContainTextAsync("40");

        await visitor.Field("Rows").FillAsync("25");
        Assert.Equal(26, (await DownloadAsync(page, "Download CSV")).Count);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show a picture" }).ClickAsync();
        await Expect(page.GetByText("25 rows.")).ToBeVisibleAsync(Patiently);
        await visitor.WaitForChartAsync(".sample .chart-scatter");

        await visitor.Field("Rows").FillAsync("none");
        await Expect(page.GetByText("It must be a whole number from 1")).ToBeVisibleAsync();
        Assert.Empty(visitor.Problems);
    }

    /// <returns>The lines of the file a link gives.</returns>
    private static async Task<List<string>> DownloadAsync(IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        return [.. await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)];
    }
}
