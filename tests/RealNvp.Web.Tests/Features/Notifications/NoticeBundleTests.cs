using RealNvp.Data.Events;
using RealNvp.Web.Features.Notifications;

namespace RealNvp.Web.Tests.Features.Notifications;

public class NoticeBundleTests
{
    [Fact]
    public void A_thousand_runs_one_after_the_other_are_one_line_and_those_that_failed_among_them_another()
    {
        var events = Enumerable.Range(1, 1000).Select(i => Happened.Event(i, i % 100 == 0 ? StudioEventKind.RunFailed : StudioEventKind.RunCompleted, minutes: i * 0.04));

        var bundles = NoticeBundle.Of(events.Reverse());

        Assert.Equal([(StudioEventKind.RunFailed, 10), (StudioEventKind.RunCompleted, 990)], bundles.Select(bundle => (bundle.Kind, bundle.Count)));
        Assert.Equal((1, 999), (bundles[1].Events[0].Id, bundles[1].Newest.Id));
    }

    [Fact]
    public void Runs_that_end_far_apart_are_lines_of_their_own_the_newest_first()
    {
        var bundles = NoticeBundle.Of([Happened.Event(1), Happened.Event(2, minutes: 5.1), Happened.Event(3, minutes: 10)]);

        Assert.Equal([2, 1], bundles.Select(bundle => bundle.Count));
        Assert.Equal("moons 1", bundles[1].Single!.Title);
    }

    [Fact]
    public void What_belongs_to_a_group_stays_together_however_long_it_takes_and_apart_from_others()
    {
        var bundles = NoticeBundle.Of([Happened.Event(1, group: "s"), Happened.Event(2, minutes: 1), Happened.Event(3, minutes: 300, group: "s")]);

        Assert.Equal([2, 1], bundles.Select(bundle => bundle.Count));
        Assert.Equal("s", bundles[0].Newest.GroupId);
    }

    [Fact]
    public void Each_sweep_is_a_line() =>
        Assert.Equal(2, NoticeBundle.Of([Happened.Event(1, StudioEventKind.SweepEnded), Happened.Event(2, StudioEventKind.SweepEnded)]).Count);
}
