using Bunit;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Repeat;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs.Repeat;

public class RepeatButtonTests : PageContext
{
    [Fact]
    public void Five_repeats_are_offered_with_their_seeds_and_time_and_launched()
    {
        Ask();

        Assert.Contains("Seeds 2 to 6", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Contains("45 s", Dialogs.Find(".repeat-plan").TextContent, StringComparison.Ordinal);
        LaunchButton().Click();

        Assert.Equal(5, Assert.Single(Repeats.Orders).Count);
        Dialogs.WaitForAssertion(() => Assert.DoesNotContain("repeat-dialog", Dialogs.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0", "Repeats is 0; it must be a whole number from 1 to 100.")]
    [InlineData("101", "Repeats is 101; it must be a whole number from 1 to 100.")]
    [InlineData("five", "Repeats is five; it must be a whole number from 1 to 100.")]
    [InlineData("", "Repeats is empty; it must be a whole number from 1 to 100.")]
    public void A_wrong_number_is_said_and_nothing_can_be_launched(string text, string message)
    {
        Ask();
        Dialogs.Find("#repeat-count").Input(text);

        Assert.Contains(message, Dialogs.Find("#repeat-count-help").TextContent, StringComparison.Ordinal);
        Assert.True(LaunchButton().HasAttribute("disabled"));
    }

    [Fact]
    public void A_refusal_keeps_the_dialog_open_and_says_why()
    {
        Repeats.Refusal = [new FieldError("dataset.id", "id is \"x\"; there is no data set with that id.")];
        Ask();
        LaunchButton().Click();

        Assert.Contains("there is no data set", Dialogs.WaitForElement(".mud-alert").TextContent, StringComparison.Ordinal);
        Dialogs.WaitForAssertion(() => Assert.False(LaunchButton().HasAttribute("disabled")));
    }

    private AngleSharp.Dom.IElement LaunchButton() => Dialogs.Find("[data-action=launch-repeats]");

    /// <summary>Opens the dialog; the button's handler goes on until the dialog closes, so nothing may wait for it.</summary>
    private void Ask()
    {
        Render<RepeatButton>(parameters => parameters.Add(b => b.Run, RunFactory.Run("a"))).Find("button").Click();
        Dialogs.WaitForElement(".repeat-dialog");
    }
}
