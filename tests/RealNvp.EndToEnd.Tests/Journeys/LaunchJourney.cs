using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class LaunchJourney(StudioFixture studio) : Journey
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = (float)Patience.Training.TotalMilliseconds };

    [Fact]
    public async Task A_run_configured_in_the_form_is_cancelled_and_continued()
    {
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/runs/new");
        await visitor.Field("Points").FillAsync("2000");
        await visitor.Field("Coupling layers").FillAsync("3");
        await visitor.Field("Hidden size").FillAsync("16");
        await visitor.Field("Epochs").FillAsync("100000");
        await visitor.Field("Name").FillAsync("long <b>run</b> 🌙");
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/runs/[a-z0-9]{10}$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "long <b>run</b> 🌙" })).ToBeVisibleAsync();
        await visitor.WaitForChartAsync(".chart-line", Patience.Training);

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByText("Cancelled", new() { Exact = true })).ToBeVisibleAsync(Patiently);

        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(page.GetByText("Running", new() { Exact = true })).ToBeVisibleAsync(Patiently);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByText("Cancelled", new() { Exact = true })).ToBeVisibleAsync(Patiently);
        Assert.Empty(visitor.Problems);
    }

    [Theory]
    [InlineData("Coupling layers", "six", "couplingLayers is \"six\"; it must be a whole number from 1 to 256.")]
    [InlineData("Coupling layers", "2.5", "couplingLayers is 2.5; it must be a whole number from 1 to 256.")]
    [InlineData("Learning rate", "1e6", "learningRate is 1e6; it must be a number greater than 0 and at most 1.")]
    [InlineData("Epochs", "0", "epochs is 0; it must be a whole number from 1 to 1,000,000.")]
    [InlineData("Batch size", "27001", "batchSize is 27,001; it must be a whole number from 1 to 27,000, the training rows of this data set.")]
    public async Task A_wrong_value_is_told_at_its_field_and_holds_the_launch(string label, string value, string message)
    {
        await using var visitor = await studio.VisitAsync();
        await visitor.OpenAsync("/runs/new");

        var field = visitor.Field(label);
        await field.FillAsync(value);

        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(visitor.Page.GetByText(message).First).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Launch" })).ToBeDisabledAsync();
        await Expect(field).ToHaveValueAsync(value);
    }

    [Fact]
    public async Task A_clone_opens_the_form_with_the_runs_settings()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var id = await client.LaunchSmallAsync("to be cloned", hiddenSize: 13);
        await client.WaitForEndAsync(id);
        await using var visitor = await studio.VisitAsync();

        await visitor.OpenAsync($"/runs/{id}");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Clone" }).ClickAsync();

        await Expect(visitor.Field("Hidden size")).ToHaveValueAsync("13");
        Assert.Empty(visitor.Problems);
    }
}
