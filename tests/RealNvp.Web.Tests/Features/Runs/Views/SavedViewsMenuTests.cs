using Bunit;
using RealNvp.Data.Sharing;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs.Views;

public class SavedViewsMenuTests : PageContext
{
    public SavedViewsMenuTests()
    {
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));
        RunService.Runs.Add(RunFactory.Run("a"));
    }

    [Fact]
    public void What_is_seen_is_saved_under_a_name_without_ticks_and_page_and_is_open_then()
    {
        var page = OpenMenu("/runs?query=name%20~%20a&sort=gap&selected=a");

        page.Find(".views-save input").Input("  Best ones ");
        page.Find(".views-save").Submit();

        var view = Assert.Single(SavedViews.Views);
        Assert.Equal(("  Best ones ", "query=name%20~%20a&sort=gap"), (view.Name, view.Query));
        Assert.Equal("/runs?query=name%20~%20a&sort=gap&view=view0&selected=a", Path);
        Assert.Empty(page.FindAll(".views-panel"));
        Assert.Empty(page.FindAll(".views-button small"));
    }

    [Theory]
    [InlineData("   ", "name is blank")]
    [InlineData("taken", "There is a view “taken” already")]
    public void A_name_that_will_not_do_is_refused_with_why(string name, string told)
    {
        SavedViews.Add("taken", "");
        var page = OpenMenu("/runs");

        page.Find(".views-save input").Input(name);
        page.Find(".views-save").Submit();

        Assert.Contains(told, page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Single(SavedViews.Views);
    }

    [Fact]
    public void A_view_that_is_gone_is_looked_for_once_and_not_with_every_row_that_changes()
    {
        Navigation.NavigateTo("/runs?view=gone");
        var page = Render<RunsPage>();
        var before = SavedViews.Lists;

        page.Render();
        page.Render();

        Assert.Equal(before, SavedViews.Lists);
        Assert.Equal("Views", page.Find(".views-current").TextContent);
    }

    [Fact]
    public void An_open_view_says_that_it_was_changed_and_takes_the_changes()
    {
        SavedViews.Add("Moons", "sort=gap");
        var page = OpenMenu("/runs?sort=name&view=view0");

        Assert.Equal("Moons", page.Find(".views-current").TextContent);
        Assert.Equal("changed", page.Find(".views-button small").TextContent);

        page.Find(".views-save .is-main").Click();

        Assert.Equal("sort=name", SavedViews.Views[0].Query);
        Assert.Empty(page.FindAll(".views-button small"));
    }

    [Fact]
    public void A_view_is_a_link_is_renamed_in_its_place_and_deleted_with_a_way_back()
    {
        SavedViews.Add("Moons", "tag=moons");
        var page = OpenMenu("/runs");
        Assert.Equal("/runs?tag=moons&view=view0", page.Find(".views-panel li a").GetAttribute("href"));

        page.Find("[aria-label='Rename view Moons']").Click();
        page.Find(".views-panel li input").Input("Two moons");
        page.Find(".views-panel li form").Submit();
        Assert.Equal("Two moons", page.Find(".views-panel li a").TextContent);

        page.Find("[aria-label='Delete view Two moons']").Click();
        Assert.Empty(page.FindAll(".views-panel li"));
        Toasts.WaitForElement(".undo-toast button").Click();
        page.WaitForAssertion(() => Assert.Equal("Two moons", page.Find(".views-panel li a").TextContent));
    }

    [Fact]
    public void A_view_that_somebody_deleted_meanwhile_leaves_the_page_as_it_is()
    {
        var page = OpenMenu("/runs?sort=gap&view=gone");

        Assert.Equal("Views", page.Find(".views-current").TextContent);
        Assert.NotEmpty(page.FindAll("tr[data-run]"));
    }

    [Fact]
    public async Task A_view_is_shared_from_its_row()
    {
        SavedViews.Add("Moons", "sort=gap");
        var page = OpenMenu("/runs");

        await page.InvokeAsync(() => page.Find("[aria-label='Share view Moons']").Click());
        await Dialogs.InvokeAsync(() => Dialogs.FindAll("button").First(button => button.TextContent.Trim() == "Create link").Click());

        var request = Assert.Single(Shares.Requests);
        Assert.Equal((ShareKind.View, "view0"), (request.Kind, Assert.Single(request.Targets)));
        Assert.Empty(page.FindAll(".views-panel"));
    }

    private IRenderedComponent<RunsPage> OpenMenu(string address)
    {
        Navigation.NavigateTo(address);
        var page = Render<RunsPage>();
        page.Find(".views-button").Click();
        return page;
    }
}
