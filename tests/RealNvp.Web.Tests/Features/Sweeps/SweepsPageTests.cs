using Bunit;
using RealNvp.Data.Sweeps;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Sweeps;

public class SweepsPageTests : PageContext
{
    public SweepsPageTests() => SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));

    [Fact]
    public void Without_any_sweep_one_sentence_says_what_a_sweep_is_and_a_button_makes_one()
    {
        var page = Render<SweepsPage>();

        var empty = page.Find(".empty-state");
        Assert.Contains("trains the same flow many times with different settings", empty.TextContent, StringComparison.Ordinal);
        Assert.Equal("/sweeps/new", Assert.Single(page.FindAll("a")).GetAttribute("href"));
    }

    [Fact]
    public void A_row_says_name_kind_data_progress_and_best()
    {
        Sweeps.Sweeps.Add(SweepFactory.Sweep("a", counts: new SweepCounts(3, 1, 2, 4, 6, 1, 0, 0), kind: SweepKind.Asha));

        var row = Render<SweepsPage>().Find("tbody tr");

        Assert.Equal("/sweeps/a", row.QuerySelector("a")!.GetAttribute("href"));
        var text = row.TextContent;
        Assert.All(
            ["sweep a", "learning rate, schedule", "ASHA", "Two moons", "11 of 17", "2 running, 6 stopped early, 1 failed", "1.187", "Running"],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_is_turned_and_filtered_by_its_address()
    {
        Sweeps.Sweeps.AddRange(Enumerable.Range(0, 60).Select(i => SweepFactory.Sweep($"s{i:00}", i % 2 == 0 ? SweepStatus.Running : SweepStatus.Completed)));
        Navigation.NavigateTo("/sweeps?status=running&page=2");

        var page = Render<SweepsPage>();

        Assert.Equal(5, page.FindAll("tbody tr").Count);
        Assert.Contains("26–30 of 30", page.Find(".link-pager").TextContent, StringComparison.Ordinal);
        Assert.Equal("/sweeps?status=running", page.Find("[aria-label='Page 1']").GetAttribute("href"));
        Assert.Equal("/sweeps", page.Find(".sweeps-chips .is-on").GetAttribute("href"));
    }

    [Fact]
    public async Task A_search_without_match_offers_the_way_back_not_the_words_for_newcomers()
    {
        Sweeps.Sweeps.Add(SweepFactory.Sweep("a"));
        var page = Render<SweepsPage>();

        await page.InvokeAsync(() => page.Find("input[type=search]").Change("nothing like it"));

        Assert.Equal("/sweeps?search=nothing%20like%20it", Path);
        Assert.Contains("No sweeps match", Render<SweepsPage>().Find(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_is_shown_without_asking()
    {
        Sweeps.Sweeps.Add(SweepFactory.Sweep("a", counts: new SweepCounts(9, 1, 0, 0, 0, 0, 0, 0)));
        var page = Render<SweepsPage>();
        Assert.Contains("0 of 10", page.Find("tbody").TextContent, StringComparison.Ordinal);

        Sweeps.Sweeps[0] = SweepFactory.Sweep("a", counts: new SweepCounts(8, 1, 0, 1, 0, 0, 0, 0));
        SweepHub.Publish(new SweepChange("a", StateChanged: true));

        await page.WaitForAssertionAsync(() => Assert.Contains("1 of 10", page.Find("tbody").TextContent, StringComparison.Ordinal));
        await DisposeComponentsAsync();
        Assert.Equal(0, SweepHub.Subscribers);
    }

    [Fact]
    public void A_list_that_cannot_be_read_says_so_and_can_be_tried_again()
    {
        Sweeps.Failure = new IOException("The disk is gone.");
        var page = Render<SweepsPage>();
        Assert.Contains("The disk is gone.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        Sweeps.Failure = null;
        page.Find("[role=alert] button").Click();

        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_page_beyond_the_last_leads_to_the_last()
    {
        Sweeps.Sweeps.AddRange(Enumerable.Range(0, 26).Select(i => SweepFactory.Sweep($"s{i:00}")));
        Navigation.NavigateTo("/sweeps?page=9");

        Render<SweepsPage>();

        Assert.Equal("/sweeps?page=2", Path);
    }
}
