using AngleSharp.Dom;
using Bunit;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs;

/// <summary>Favourites, archive, trash and names in the list, of one run and of a selection.</summary>
public class OrganiseRunsTests : PageContext
{
    [Fact]
    public void A_selection_is_archived_leaves_the_list_and_comes_back_with_undo()
    {
        var page = Open(3);
        page.Find("tr[data-run=r0] input").Change(true);
        page.Find("tr[data-run=r2] input").Change(true);
        Assert.Contains("2 runs selected", page.Find(".selection-bar").TextContent, StringComparison.Ordinal);

        Bar(page, "Archive").Click();

        page.WaitForAssertion(() => Assert.Equal(["r1"], Rows(page)));
        Assert.Empty(page.FindAll(".selection-bar"));
        Assert.Equal("/runs", Path);
        Assert.Contains("2 archived", page.Find(".hidden-runs").TextContent, StringComparison.Ordinal);
        Assert.Equal("/runs?shelf=archived", page.Find(".hidden-runs a").GetAttribute("href"));
        Assert.Contains("2 runs archived.", Toasts.WaitForElement(".undo-toast").TextContent, StringComparison.Ordinal);

        Toasts.Find(".undo-toast button").Click();

        page.WaitForAssertion(() => Assert.Equal(["r0", "r1", "r2"], Rows(page)));
        Assert.Equal(["Archive r0 r2", "Unarchive r0 r2"], Organiser.Actions);
        Assert.Empty(page.FindAll(".hidden-runs"));
    }

    [Fact]
    public void An_undo_changes_back_only_what_was_changed()
    {
        RunService.Runs.AddRange([RunFactory.Run("a"), RunFactory.Run("b", RunStatus.Running), RunFactory.Run("c") with { IsFavourite = true }]);
        var page = Render<RunsPage>();
        page.Find("thead input").Change(true);

        Bar(page, "Trash").Click();

        Assert.Contains("2 runs put into the trash. 1 run stayed: what waits or trains must be cancelled first.", Toasts.WaitForElement(".undo-toast").TextContent, StringComparison.Ordinal);
        Toasts.Find(".undo-toast button").Click();
        Toasts.WaitForAssertion(() => Assert.Equal(["Trash a b c", "Restore a c"], Organiser.Actions));
    }

    [Fact]
    public void A_whole_page_is_selected_and_cleared_by_one_box()
    {
        var page = Open(3);

        page.Find("thead input").Change(true);
        Assert.Equal("/runs?selected=r0,r1,r2", Path);
        Assert.True(page.Find("thead input").HasAttribute("checked"));

        page.Find("thead input").Change(false);
        Assert.Equal("/runs", Path);

        page.Find("tr[data-run=r1] input").Change(true);
        Bar(page, "Select the whole page").Click();
        Assert.Equal("/runs?selected=r1,r0,r2", Path);
        Bar(page, "Clear selection").Click();
        Assert.Equal("/runs", Path);
    }

    [Fact]
    public void A_star_is_set_in_its_row_and_favourites_are_a_filter()
    {
        var page = Open(2);
        Assert.Equal("false", page.Find("tr[data-run=r1] .star").GetAttribute("aria-pressed"));

        page.Find("tr[data-run=r1] .star").Click();

        page.WaitForAssertion(() => Assert.Equal("true", page.Find("tr[data-run=r1] .star").GetAttribute("aria-pressed")));
        Assert.Equal("/runs?favourite=true", page.FindAll(".filter-chip").Single(chip => chip.TextContent.Trim() == "Favourites").GetAttribute("href"));
    }

    [Fact]
    public void A_row_goes_into_the_trash_without_a_question_and_the_undo_has_the_focus()
    {
        var page = Open(1);

        page.Find("button[aria-label='Put run r0 into the trash']").Click();

        page.WaitForAssertion(() => Assert.Contains("No run is in use", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".first-visit"));
        Toasts.WaitForElement(".undo-toast button");
        Assert.NotEmpty(JSInterop.Invocations["Blazor._internal.domWrapper.focus"]);
    }

    [Fact]
    public void The_trash_offers_the_way_back_and_deletes_for_good_only_after_a_yes()
    {
        RunService.Runs.AddRange(Enumerable.Range(0, 3).Select(i => RunFactory.Run($"r{i}") with { TrashedAt = RunFactory.Start }));
        Navigation.NavigateTo("/runs?shelf=trash");
        var page = Render<RunsPage>();
        page.Find("tr[data-run=r0] [aria-label='Restore run r0']").Click();
        page.WaitForAssertion(() => Assert.Equal(["r1", "r2"], Rows(page)));

        page.Find("thead input").Change(true);
        Assert.DoesNotContain("Archive", page.Find(".selection-bar").TextContent, StringComparison.Ordinal);
        Bar(page, "Delete forever").Click();
        Dialogs.WaitForElements(".mud-dialog button").Single(button => button.TextContent.Trim() == "Keep").Click();
        Assert.Equal(3, RunService.Runs.Count);
        Bar(page, "Delete forever").Click();
        Dialogs.WaitForElements(".mud-dialog button").Single(button => button.TextContent.Trim() == "Delete forever").Click();

        page.WaitForAssertion(() => Assert.Contains("The trash is empty", page.Markup, StringComparison.Ordinal));
        Assert.Equal("r0", Assert.Single(RunService.Runs).Id);
        Assert.Equal(RunShelf.Active, RunService.Runs[0].Shelf);
    }

    [Fact]
    public void The_trash_is_emptied_at_once_after_a_yes_filtered_runs_included()
    {
        RunService.Runs.AddRange(Enumerable.Range(0, 3).Select(i => RunFactory.Run($"r{i}") with { TrashedAt = i == 0 ? null : RunFactory.Start }));
        Navigation.NavigateTo("/runs?shelf=trash");
        var page = Render<RunsPage>();
        Assert.Contains("deleted for good when it has been in the trash for 30 days", page.Find(".trash-note").TextContent, StringComparison.Ordinal);

        page.Find(".trash-note button").Click();
        Assert.Contains("All 2 runs in the trash go, whatever the list shows", Dialogs.WaitForElement(".mud-dialog").TextContent, StringComparison.Ordinal);
        Dialogs.FindAll(".mud-dialog button").Single(button => button.TextContent.Trim() == "Delete forever").Click();

        page.WaitForAssertion(() => Assert.Contains("The trash is empty", page.Markup, StringComparison.Ordinal));
        Assert.Equal("r0", Assert.Single(RunService.Runs).Id);
        Assert.Empty(page.FindAll(".trash-note"));
    }

    [Fact]
    public void What_is_thrown_away_while_the_question_stands_open_stays_in_the_trash()
    {
        RunService.Runs.AddRange([RunFactory.Run("asked") with { TrashedAt = RunFactory.Start }, RunFactory.Run("later")]);
        Navigation.NavigateTo("/runs?shelf=trash");
        var page = Render<RunsPage>();

        page.Find(".trash-note button").Click();
        Dialogs.WaitForElement(".mud-dialog");
        RunService.Runs[1] = RunService.Runs[1] with { TrashedAt = DateTime.UtcNow };
        Dialogs.FindAll(".mud-dialog button").Single(button => button.TextContent.Trim() == "Delete forever").Click();

        page.WaitForAssertion(() => Assert.Equal("later", Assert.Single(RunService.Runs).Id));
    }

    [Fact]
    public void A_run_is_renamed_in_its_row_and_gets_its_old_name_back_with_undo()
    {
        var page = Open(1);
        page.Find("button[aria-label='Rename run r0']").Click();
        var input = Dialogs.WaitForElement("#rename-name");
        Assert.Equal("run r0", input.GetAttribute("value"));

        input.Input("");
        Assert.Equal("true", Dialogs.Find("#rename-name").GetAttribute("aria-invalid"));
        Assert.Contains("name is empty", Dialogs.Markup, StringComparison.Ordinal);
        Dialogs.Find("#rename-name").Input("better");
        Dialogs.Find("#rename-form").Submit();

        page.WaitForAssertion(() => Assert.Equal("better", page.Find("a.run-name").TextContent));
        Toasts.WaitForElement(".undo-toast button").Click();
        page.WaitForAssertion(() => Assert.Equal("run r0", page.Find("a.run-name").TextContent));
    }

    [Fact]
    public void A_change_that_changes_nothing_says_so_and_offers_no_undo()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Running));
        var page = Render<RunsPage>();
        page.Find("tr[data-run=a] input").Change(true);

        Bar(page, "Trash").Click();

        Toasts.WaitForAssertion(() => Assert.Contains("must be cancelled first", Toasts.Markup, StringComparison.Ordinal));
        Assert.Empty(Toasts.FindAll(".undo-toast"));
        Assert.Equal("/runs?selected=a", Path);
    }

    [Fact]
    public void What_could_not_be_thrown_away_stays_ticked_and_can_be_cancelled_from_there()
    {
        RunService.Runs.AddRange([RunFactory.Run("a"), RunFactory.Run("b", RunStatus.Running), RunFactory.Run("c", RunStatus.Queued)]);
        var page = Render<RunsPage>();
        page.Find("thead input").Change(true);

        Bar(page, "Trash").Click();
        page.WaitForAssertion(() => Assert.Equal("/runs?selected=b,c", Path));
        Bar(page, "Cancel").Click();
        var dialog = Dialogs.WaitForElement(".mud-dialog");
        Assert.Contains("Cancel 2 runs?", dialog.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 run waits in the queue, 1 trains.", dialog.TextContent, StringComparison.Ordinal);
        Assert.Contains("There is no undo", dialog.TextContent, StringComparison.Ordinal);
        Dialogs.FindAll(".mud-dialog button").Single(button => button.TextContent.Trim() == "Keep").Click();
        Assert.Empty(RunService.Actions);
        Bar(page, "Cancel").Click();
        Dialogs.WaitForElements(".mud-dialog button").Single(button => button.TextContent.Trim() == "Cancel the runs").Click();

        Toasts.WaitForAssertion(() => Assert.Contains("2 runs are cancelled.", Toasts.Markup, StringComparison.Ordinal));
        Assert.Equal(["cancel b", "cancel c"], RunService.Actions);
        Assert.Equal("/runs?selected=b,c", Path);
    }

    [Fact]
    public void Ended_runs_offer_no_cancelling_and_one_live_run_is_cancelled_without_a_question()
    {
        RunService.Runs.AddRange([RunFactory.Run("a"), RunFactory.Run("b", RunStatus.Running)]);
        var page = Render<RunsPage>();
        page.Find("tr[data-run=a] input").Change(true);
        Assert.DoesNotContain(page.FindAll(".selection-bar button"), button => button.TextContent.Trim() == "Cancel");

        page.Find("tr[data-run=b] input").Change(true);
        Bar(page, "Cancel").Click();

        page.WaitForAssertion(() => Assert.Equal(["cancel b"], RunService.Actions));
    }

    [Fact]
    public void Ticked_runs_are_compared_and_saved_from_the_bar()
    {
        var page = Open(3);
        page.Find("tr[data-run=r0] input").Change(true);
        Assert.Empty(page.FindAll(".selection-bar a[title=Compare]"));
        page.Find("tr[data-run=r2] input").Change(true);

        Assert.Equal("/compare?runs=r0,r2", page.Find(".selection-bar a[title=Compare]").GetAttribute("href"));
        Assert.Equal("/runs/table.csv?selected=r0,r2", page.Find(".selection-bar a[download]").GetAttribute("href"));
    }

    [Fact]
    public void With_the_shift_key_all_rows_since_the_last_tick_follow()
    {
        var page = Open(5);
        page.Find("tr[data-run=r1] input").Change(true);

        page.Find("tr[data-run=r3] input").Click(new Microsoft.AspNetCore.Components.Web.MouseEventArgs { ShiftKey = true });
        page.Find("tr[data-run=r3] input").Change(true);
        Assert.Equal("/runs?selected=r1,r2,r3", Path);

        page.Find("tr[data-run=r2] input").Click(new Microsoft.AspNetCore.Components.Web.MouseEventArgs { ShiftKey = true });
        page.Find("tr[data-run=r2] input").Change(false);
        Assert.Equal("/runs?selected=r1", Path);

        page.Find("tr[data-run=r4] input").Change(true);
        Assert.Equal("/runs?selected=r1,r4", Path);
    }

    [Fact]
    public void All_that_match_are_selected_beyond_the_page_and_thrown_away_together()
    {
        var page = Open(130);
        page.Find("thead input").Change(true);

        Bar(page, "Select all 130 that match").Click();

        Assert.Contains("130 runs selected", page.Find(".selection-bar").TextContent, StringComparison.Ordinal);
        Assert.Equal("/runs", Path);
        Assert.DoesNotContain(page.FindAll(".selection-bar button"), button => button.TextContent.Contains("that match", StringComparison.Ordinal));
        Bar(page, "Trash").Click();
        page.WaitForAssertion(() => Assert.All(RunService.Runs, run => Assert.Equal(RunShelf.Trash, run.Shelf)));
        Assert.Empty(page.FindAll(".selection-bar"));
    }

    [Fact]
    public void A_trial_that_its_sweep_stopped_is_not_called_cancelled()
    {
        RunService.Runs.AddRange([
            RunFactory.Run("a", RunStatus.Cancelled) with { SweepId = "s", SweepTrial = 1 },
            RunFactory.Run("b", RunStatus.Cancelled) with { SweepId = "s", SweepTrial = 2 },
        ]);
        RunService.StoppedEarly.Add("a");

        var page = Render<RunsPage>();

        Assert.Equal("Stopped early", page.Find("tr[data-run=a] .run-status").TextContent.Trim());
        Assert.Contains("by its sweep", page.Find("tr[data-run=a] .run-status").GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("Cancelled", page.Find("tr[data-run=b] .run-status").TextContent.Trim());
    }

    private IRenderedComponent<RunsPage> Open(int runs)
    {
        RunService.Runs.AddRange(Enumerable.Range(0, runs).Select(i => RunFactory.Run($"r{i}")));
        return Render<RunsPage>();
    }

    private static IElement Bar(IRenderedComponent<RunsPage> page, string text) =>
        page.FindAll(".selection-bar button").Single(button => button.TextContent.Trim() == text);

    private static IEnumerable<string?> Rows(IRenderedComponent<RunsPage> page) => page.FindAll("tbody tr").Select(row => row.GetAttribute("data-run"));
}
