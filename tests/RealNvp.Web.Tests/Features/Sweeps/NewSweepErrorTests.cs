using Bunit;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Sweeps.New;

namespace RealNvp.Web.Tests.Features.Sweeps;

/// <summary>What is wrong is said where it was typed, and shuts the launch.</summary>
public class NewSweepErrorTests : NewSweepContext
{
    [Theory]
    [InlineData("combinations", "abc", "combinations is \"abc\"")]
    [InlineData("combinations", "", "combinations is empty")]
    [InlineData("combinations", "5000", "at most 1,000 are allowed")]
    [InlineData("seeds", "1, x", "seeds has \"x\"")]
    [InlineData("seeds", "1, 1", "more than once")]
    [InlineData("seeds", "1-90", "seeds has 90 values; it must have 1 to 50")]
    [InlineData("seeds", "5-1", "a range has its larger end last")]
    [InlineData("seed", "-1", "seed is -1")]
    [InlineData("timeBudgetSeconds", "soon", "timeBudgetSeconds is \"soon\"")]
    [InlineData("maxConcurrent", "0", "maxConcurrent is 0")]
    [InlineData("asha.minEpochs", "20", "minEpochs is 20")]
    [InlineData("asha.eta", "1", "eta is 1")]
    public async Task A_wrong_value_is_said_at_its_field_and_shuts_the_launch(string field, string text, string message)
    {
        var page = await OpenWithRateAsync();
        await page.InvokeAsync(() => page.Find("input[name='sweep-kind'][value=Asha]").Change("Asha"));

        await page.InvokeAsync(() => page.Find("#sweep-" + field.Replace('.', '-')).Input(text));

        await page.WaitForAssertionAsync(() =>
        {
            var input = page.Find("#sweep-" + field.Replace('.', '-'));
            Assert.Equal("true", input.GetAttribute("aria-invalid"));
            Assert.Contains(message, page.Find("#" + input.GetAttribute("aria-describedby")).TextContent, StringComparison.Ordinal);
        });
        Assert.Contains(message, page.Find(".sweep-errors").TextContent, StringComparison.Ordinal);
        Assert.True(Launch(page).HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("min", "", "min is missing")]
    [InlineData("min", "-1", "a logarithmic range must begin above 0")]
    [InlineData("min", "0.5", "it must be less than max")]
    [InlineData("max", "2", "learningRate must be a number")]
    [InlineData("max", "much", "max is \"much\"")]
    [InlineData("count", "1", "count is 1")]
    [InlineData("count", "", "count is missing")]
    public async Task A_wrong_end_of_a_range_is_said_at_its_field(string field, string text, string message)
    {
        var page = await OpenWithRateAsync();
        await page.InvokeAsync(() => page.Find("input[name='sweep-kind'][value=Grid]").Change("Grid"));

        await page.InvokeAsync(() => page.Find($"#sweep-dimensions-0-{field}").Input(text));

        await page.WaitForAssertionAsync(() => Assert.Contains(message, page.Find($"#sweep-dimensions-0-{field}-help").TextContent, StringComparison.Ordinal));
        Assert.True(Launch(page).HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("32, x", "values[1] is \"x\"")]
    [InlineData("32, 32", "which is there already")]
    [InlineData("0", "hiddenSize must be a whole number from 1 to 4096")]
    [InlineData("", "values has none")]
    public async Task A_wrong_value_of_a_list_is_said_at_the_list(string text, string message)
    {
        var page = Render<NewSweepPage>();
        await AddAsync(page, "model.hiddenSize");

        await page.InvokeAsync(() => page.Find("#sweep-dimensions-0-values").Input(text));

        await page.WaitForAssertionAsync(() => Assert.Contains(message, page.Find("#sweep-dimensions-0-values-help").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_base_setting_is_said_at_its_field_in_the_folded_part()
    {
        var page = await OpenWithRateAsync();

        await page.InvokeAsync(() => page.Find("#field-training-epochs").Input("none"));

        Assert.Contains("epochs is \"none\"", page.Find("#field-training-epochs-help").TextContent, StringComparison.Ordinal);
        Assert.Contains("(1 to correct)", page.Find(".sweep-base > summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grid_of_millions_says_its_count_and_what_to_do_and_cannot_be_launched()
    {
        var page = Render<NewSweepPage>();
        await page.InvokeAsync(() => page.Find("input[name='sweep-kind'][value=Grid]").Change("Grid"));
        foreach (var path in new[] { "training.learningRate", "training.l2", "training.clipNorm" })
        {
            await AddAsync(page, path);
        }

        await page.InvokeAsync(() => page.Find("#sweep-dimensions-0-count").Input("1000"));
        await page.InvokeAsync(() => Choose(page, 1, "Log range"));
        await page.InvokeAsync(() => page.Find("#sweep-dimensions-1-count").Input("1000"));

        await page.WaitForAssertionAsync(() =>
        {
            Assert.Contains("This grid has 4,000,000 trials; at most 1,000 are allowed: take fewer values or random search.", page.Find("#sweep-dimensions-help").TextContent, StringComparison.Ordinal);
            Assert.Contains("4,000,000 trials", page.Find(".sweep-count").TextContent, StringComparison.Ordinal);
        });
        Assert.True(Launch(page).HasAttribute("disabled"));
        Assert.Empty(page.FindAll(".sweep-examples"));
    }

    [Fact]
    public async Task Settings_that_do_not_go_together_are_said_at_their_card()
    {
        var page = Render<NewSweepPage>();
        await AddAsync(page, "training.stepEpochs");

        await page.WaitForAssertionAsync(() =>
            Assert.Contains("has an effect only when the schedule is step", page.Find("#sweep-dimensions-0.is-wrong").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_at_the_launch_is_said_at_its_field_and_nothing_is_lost()
    {
        var page = await OpenWithRateAsync();
        Sweeps.Refusal = [new FieldError("combinations", "combinations is 20; the disk has room for 3.")];

        await page.InvokeAsync(() => Launch(page).Click());

        Assert.Contains("the disk has room for 3", page.Find("#sweep-combinations-help").TextContent, StringComparison.Ordinal);
        Assert.Equal("/", Path);
        Assert.Single(page.FindAll(".dimension"));
    }

    [Theory]
    [InlineData("base.training.epochs", "field-training-epochs")]
    [InlineData("base.dataset.id", "field-dataset-kind")]
    [InlineData("dimensions", "sweep-dimensions")]
    [InlineData("dimensions[2]", "sweep-dimensions-2")]
    [InlineData("dimensions[2].setting", "sweep-dimensions-2")]
    [InlineData("dimensions[2].values[11]", "sweep-dimensions-2-values")]
    [InlineData("dimensions[0].min", "sweep-dimensions-0-min")]
    [InlineData("seeds[1]", "sweep-seeds")]
    [InlineData("objective.goal", "sweep-objective-field")]
    [InlineData("asha.eta", "sweep-asha-eta")]
    [InlineData("asha", "sweep-kind")]
    public void An_error_leads_to_its_field(string field, string id) => Assert.Equal(id, SweepFieldIds.Of(field));
}
