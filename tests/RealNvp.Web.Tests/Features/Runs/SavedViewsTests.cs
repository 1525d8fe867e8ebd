using Bunit;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.Views;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs;

/// <summary>Views of the table under a name.</summary>
public class SavedViewsTests : PageContext
{
    [Fact]
    public void What_is_shown_is_saved_under_a_name_and_is_then_the_open_view()
    {
        var page = Open("/runs?status=failed&query=gap%20%3C%200.1&sort=gap&columns=!name,gap&selected=r0");
        page.Find("#view-name").Input(" bad ones ");
        page.Find(".saved-views-panel > form").Submit();

        var view = Assert.Single(SavedViews.Saved);
        Assert.Equal("status=failed&query=gap%20%3C%200.1&sort=gap&columns=!name,gap", view.Query);
        Assert.Contains($"view={view.Id}", Path, StringComparison.Ordinal);
        Assert.Equal(view.Name, page.Find(".saved-views-button span").TextContent);
        Assert.Empty(page.FindAll(".saved-views-button em"));
    }

    [Fact]
    public void An_open_view_says_when_it_was_changed_and_takes_the_changes_or_not_with_an_undo()
    {
        SavedViews.Add("v1", "failed", "status=failed");
        var page = Open("/runs?status=failed,running&view=v1");
        Assert.Equal("changed", page.Find(".saved-views-button em").TextContent);
        Assert.Equal("/runs?status=failed&view=v1", page.Find(".saved-views-changed a").GetAttribute("href"));

        page.Find(".saved-views-changed button").Click();

        Assert.Equal("status=running,failed", SavedViews.Saved[0].Query);
        Assert.Empty(page.FindAll(".saved-views-button em"));
        Toasts.WaitForElement(".undo-toast button").Click();
        page.WaitForAssertion(() => Assert.Equal("status=failed", SavedViews.Saved[0].Query));
    }

    [Fact]
    public void Page_and_selection_do_not_change_a_view_and_its_columns_come_from_it_alone()
    {
        SavedViews.Add("v1", "failed", "status=failed");
        var page = Open("/runs?status=failed&view=v1&selected=r0");

        Assert.Empty(page.FindAll(".saved-views-button em"));
        Assert.DoesNotContain(JSInterop.Invocations, call => call.Identifier == "recallColumns");
    }

    [Fact]
    public void A_view_is_renamed_and_deleted_and_comes_back_with_undo()
    {
        SavedViews.Add("v1", "failed", "status=failed");
        var page = Open("/runs?status=failed&view=v1");
        page.Find("[aria-label='Rename the view failed']").Click();
        page.Find("#view-rename").Input("");
        page.Find("li form").Submit();
        Assert.Contains("name is empty", page.Find(".saved-views-error").TextContent, StringComparison.Ordinal);
        page.Find("#view-rename").Input("broken");
        page.Find("li form").Submit();
        Assert.Equal("broken", page.Find(".saved-views-button span").TextContent);

        page.Find("[aria-label='Delete the view broken']").Click();

        Assert.Empty(SavedViews.Saved);
        page.WaitForAssertion(() => Assert.Equal("/runs?status=failed", Path));
        Assert.Equal("Saved views", page.Find(".saved-views-button span").TextContent);
        Toasts.WaitForElement(".undo-toast button").Click();
        page.WaitForAssertion(() => Assert.Equal("broken", Assert.Single(SavedViews.Saved).Name));
    }

    [Fact]
    public void A_name_that_is_taken_is_refused_in_its_field()
    {
        SavedViews.Add("v1", "mine", "");
        var page = Open("/runs?status=failed");

        page.Find("#view-name").Input("mine");
        page.Find(".saved-views-panel > form").Submit();

        Assert.Contains("of that name already", page.Find(".saved-views-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("/runs?status=failed", Path);
    }

    [Theory]
    [InlineData("?status=failed&page=3&selected=a&view=x", "status=failed", null)]
    [InlineData("", "", null)]
    [InlineData("query=gap%20%3C", "", "gap")]
    [InlineData("colour=red", "", "colour")]
    public void A_query_is_stored_as_the_table_would_write_it_or_refused(string query, string stored, string? told)
    {
        var (read, errors) = SavedViewRules.ReadQuery(query);

        Assert.Equal(stored, read);
        Assert.Equal(told is null, errors.Count == 0);
        Assert.All(errors, error => Assert.Contains(told!, error.Message, StringComparison.Ordinal));
    }

    private IRenderedComponent<RunsPage> Open(string url)
    {
        RunService.Runs.Add(RunFactory.Run("r0", RealNvp.Data.Runs.RunStatus.Failed));
        Navigation.NavigateTo(url);
        var page = Render<RunsPage>();
        page.Find(".saved-views-button").Click();
        return page;
    }
}
