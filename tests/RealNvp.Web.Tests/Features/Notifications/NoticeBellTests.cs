using Bunit;
using Microsoft.AspNetCore.Components;
using RealNvp.Data.Events;
using RealNvp.Web.Features.Notifications;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Notifications;

public class NoticeBellTests : PageContext
{
    public NoticeBellTests() => SetRendererInfo(new RendererInfo("Server", isInteractive: true));

    [Fact]
    public void Lines_carry_their_ids_lead_to_what_ended_and_say_nothing_that_is_gone()
    {
        Notices.Lines.Add(FakeNotices.Line(7, StudioEventKind.RunFailed, "moons failed", "/runs/a"));
        Notices.Lines.Add(FakeNotices.Line(5, StudioEventKind.RunCancelled, "old was cancelled", null));

        var bell = Render<NoticeBell>();

        Assert.Equal("7", bell.Find("notice-bell").GetAttribute("data-latest"));
        Assert.Equal(["7", "5"], bell.FindAll("li").Select(line => line.GetAttribute("data-id")));
        Assert.Equal("/runs/a", bell.Find("li a").GetAttribute("href"));
        Assert.Single(bell.FindAll("li a"));
        Assert.Single(bell.FindAll("li[data-news]"));
    }

    [Fact]
    public void Without_anything_that_ended_it_says_what_will_be_there() =>
        Assert.Contains("Nothing has ended yet", Render<NoticeBell>().Markup, StringComparison.Ordinal);

    [Fact]
    public void A_fault_is_told_behind_the_bell_and_the_page_lives_on()
    {
        Notices.Fault = new InvalidOperationException("The disk is gone.");

        Assert.Contains("The disk is gone.", Render<NoticeBell>().Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_make_a_toast_and_a_line_where_the_page_does_not_show_them_itself()
    {
        Navigation.NavigateTo("/datasets");
        var bell = Render<NoticeBell>();
        Notices.Lines.Add(FakeNotices.Line(1, StudioEventKind.RunCompleted, "moons 1 is done", "/runs/run1"));

        await Notices.PublishAsync(Happened.Event(1), Happened.Event(2, StudioEventKind.RunCancelled));

        Toasts.WaitForAssertion(() => Assert.Equal("/runs/run1", Assert.Single(Toasts.FindAll(".notice-toast a")).GetAttribute("href")));
        bell.WaitForAssertion(() => Assert.Equal("1", bell.Find("notice-bell").GetAttribute("data-latest")));
    }

    [Theory]
    [InlineData("/runs")]
    [InlineData("/runs?status=failed")]
    [InlineData("/runs/run1?tab=log")]
    [InlineData("/queue")]
    [InlineData("/compare?runs=run1,other")]
    public async Task A_page_that_shows_it_gets_no_toast(string path)
    {
        Navigation.NavigateTo(path);
        Render<NoticeBell>();

        await Notices.PublishAsync(Happened.Event(1));

        Assert.Empty(Toasts.FindAll(".notice-toast"));
    }

    [Fact]
    public async Task Of_a_sweep_its_end_is_a_toast_and_not_that_of_each_trial()
    {
        Navigation.NavigateTo("/datasets");
        Render<NoticeBell>();

        await Notices.PublishAsync(Happened.Event(1, group: "sweep1"), Happened.Event(2, StudioEventKind.RunFailed, group: "sweep1"));
        Assert.Empty(Toasts.FindAll(".notice-toast"));

        await Notices.PublishAsync(Happened.Event(3, StudioEventKind.SweepEnded, group: "sweep1", title: "rates"));
        Toasts.WaitForAssertion(() => Assert.Contains("rates ended", Assert.Single(Toasts.FindAll(".notice-toast")).TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/runs/new")]
    [InlineData("/runs/other")]
    [InlineData("/compare?runs=other")]
    public void Other_pages_do_not_show_it(string path) => Assert.False(NoticePlaces.Show(path, Happened.Event(1)));

    [Theory]
    [InlineData("/sweeps", true)]
    [InlineData("/sweeps/run1", true)]
    [InlineData("/runs", false)]
    [InlineData("/queue", false)]
    public void The_end_of_a_sweep_is_shown_by_pages_of_sweeps(string path, bool shows) =>
        Assert.Equal(shows, NoticePlaces.Show(path, Happened.Event(1, StudioEventKind.SweepEnded)));

    [Fact]
    public async Task A_page_that_was_left_listens_no_more()
    {
        Render<NoticeBell>();
        Assert.Equal(1, Notices.Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(0, Notices.Subscribers);
    }
}
