using Bunit;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.Tags;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs;

/// <summary>Tags of one run on its page, and of a selection in the list.</summary>
public class TagsTests : PageContext
{
    [Fact]
    public void A_tag_filters_the_list_and_is_taken_away_with_an_undo()
    {
        var editor = Open(["lecture 3", "moons"]);
        Assert.Equal(["/runs?tag=lecture%203", "/runs?tag=moons"], editor.FindAll(".tag a").Select(link => link.GetAttribute("href")));

        editor.Find("[aria-label='Remove the tag moons']").Click();

        Assert.Equal(["lecture 3"], RunService.Runs[0].Tags);
        Assert.Contains("Removed the tag “moons” from 1 run.", Toasts.WaitForElement(".undo-toast").TextContent, StringComparison.Ordinal);
        Toasts.Find(".undo-toast button").Click();
        Toasts.WaitForAssertion(() => Assert.Equal(["lecture 3", "moons"], RunService.Runs[0].Tags));
    }

    [Fact]
    public void Tags_are_added_with_commas_between_and_those_of_other_runs_are_proposed()
    {
        RunService.Runs.Add(RunFactory.Run("other") with { Tags = ["lecture 3", "moons"] });
        var editor = Open(["moons"]);
        editor.Find(".tag-add").Click();
        Assert.Equal(["lecture 3"], editor.FindAll("datalist option").Select(option => option.GetAttribute("value")));

        editor.Find("#run-tag").Input(" a, b ");
        editor.Find("form").Submit();

        Assert.Equal(["moons", "a", "b"], RunService.Runs[^1].Tags);
        Assert.Equal("", editor.Find("#run-tag").GetAttribute("value"));
    }

    [Fact]
    public void A_tag_against_the_rules_is_refused_in_its_field_and_stays_to_be_corrected()
    {
        var editor = Open([]);
        editor.Find(".tag-add").Click();
        var wrong = new string('x', 51);

        editor.Find("#run-tag").Input(wrong);
        editor.Find("form").Submit();

        Assert.Contains("a tag has 1 to 50", editor.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(wrong, editor.Find("#run-tag").GetAttribute("value"));
        Assert.Empty(RunService.Runs[0].Tags);
        editor.Find("#run-tag").Input("x");
        Assert.Empty(editor.FindAll("[role=alert]"));
    }

    [Fact]
    public void Tags_of_a_selection_are_added_and_removed_together_and_come_back()
    {
        RunService.Runs.AddRange([RunFactory.Run("a") with { Tags = ["old"] }, RunFactory.Run("b") with { Tags = ["old", "kept"] }, RunFactory.Run("c")]);
        var page = Render<RunsPage>();
        page.Find("tr[data-run=a] input").Change(true);
        page.Find("tr[data-run=b] input").Change(true);
        page.FindAll(".selection-bar button").Single(button => button.TextContent.Trim() == "Tags").Click();

        Dialogs.WaitForElement("#bulk-tag").Input("new");
        Dialogs.Find("form").Submit();
        Dialogs.Find("[aria-label='Remove old']").Click();
        Dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Change tags").Click();

        page.WaitForAssertion(() => Assert.Equal(["new", "kept new", ""], RunService.Runs.Select(run => string.Join(' ', run.Tags))));
        Assert.Contains("Changed the tags of 2 runs.", Toasts.WaitForElement(".undo-toast").TextContent, StringComparison.Ordinal);
        Toasts.Find(".undo-toast button").Click();
        Toasts.WaitForAssertion(() => Assert.Equal(["old", "kept old", ""], RunService.Runs.Select(run => string.Join(' ', run.Tags))));
    }

    private IRenderedComponent<TagEditor> Open(IReadOnlyList<string> tags)
    {
        var run = RunFactory.Run("a") with { Tags = tags };
        RunService.Runs.Add(run);
        return Render<TagEditor>(parameters => parameters.Add(editor => editor.Run, run));
    }
}
