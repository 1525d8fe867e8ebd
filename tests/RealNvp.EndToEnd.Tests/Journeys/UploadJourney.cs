using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class UploadJourney(StudioFixture studio) : Journey
{
    private static string DataFile(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    [Fact]
    public async Task A_table_is_uploaded_trained_on_and_then_kept_from_deletion()
    {
        await using var visitor = await studio.VisitAsync();
        using var client = new StudioClient(studio.BaseUrl);
        var page = visitor.Page;
        await visitor.OpenAsync("/datasets/upload");
        await page.Locator("input[type=file]").SetInputFilesAsync(DataFile("faithful.csv"));
        await Expect(page.GetByText("2 of 2 chosen")).ToBeVisibleAsync();
        await visitor.WaitForChartAsync(".chart-scatter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save data set" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/datasets/[a-z0-9]{10}$"));
        var dataset = page.Url;

        await page.GetByRole(AriaRole.Link, new() { Name = "Train on it" }).ClickAsync();
        await visitor.Field("Epochs").FillAsync("5");
        await visitor.Field("Batch size").FillAsync("64");
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/runs/[a-z0-9]{10}$"));
        var run = await client.WaitForEndAsync(page.Url[^10..]);
        Assert.Equal("completed", (string?)run["status"]);
        Assert.Equal(["eruptions", "waiting"], run["data"]!["columns"]!.AsArray().Select(name => (string)name!));
        await Expect(page.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();

        await visitor.OpenAsync(new Uri(dataset).PathAndQuery);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.GetByText("The data set was not deleted")).ToBeVisibleAsync();
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task Constant_columns_are_refused_by_name_and_left_out_with_one_click()
    {
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/datasets/upload");
        await page.Locator("input[type=file]").SetInputFilesAsync(DataFile("digits.csv"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save data set" })).ToBeDisabledAsync();
        await Expect(page.Locator(".save-problems")).ToContainTextAsync("p00");

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Leave out the .*constant column") }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save data set" })).ToBeEnabledAsync();
        Assert.Empty(visitor.Problems);
    }
}
