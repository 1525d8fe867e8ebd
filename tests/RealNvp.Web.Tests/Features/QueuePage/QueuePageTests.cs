using Bunit;
using RealNvp.Data.Runs;
using RealNvp.Web.Queue;
using RealNvp.Web.Tests.Features.Fakes;
using QueuePageUnderTest = RealNvp.Web.Features.QueuePage.QueuePage;

namespace RealNvp.Web.Tests.Features.QueuePage;

public class QueuePageTests : PageContext
{
    [Fact]
    public void An_empty_queue_leads_to_a_new_run()
    {
        var page = Render<QueuePageUnderTest>();

        Assert.Equal("/runs/new", page.Find(".empty-state a").GetAttribute("href"));
        Assert.Contains("1 run trains at once", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Running_runs_come_first_with_their_progress_then_the_waiting_in_order()
    {
        Fill();

        var page = Render<QueuePageUnderTest>();

        Assert.Equal("60", page.Find("[data-run=now] [role=progressbar]").GetAttribute("aria-valuenow"));
        Assert.Equal(["a", "b", "c"], Order(page));
        Assert.Equal(["1", "2", "3"], page.FindAll(".waiting-place").Select(place => place.TextContent));
    }

    [Theory]
    [InlineData("Move run c to the front", "c,a,b", "run c is now 1st in the queue.")]
    [InlineData("Move run c up", "a,c,b", "run c is now 2nd in the queue.")]
    [InlineData("Move run a down", "b,a,c", "run a is now 2nd in the queue.")]
    public void A_move_changes_the_order_and_says_so(string button, string order, string said)
    {
        Fill();
        var page = Render<QueuePageUnderTest>();

        page.Find($"button[aria-label='{button}']").Click();

        Assert.Equal(order.Split(','), Order(page));
        Assert.Equal(said, page.Find("[aria-live]").TextContent);
    }

    [Fact]
    public void The_ends_of_the_queue_offer_no_move_beyond()
    {
        Fill();

        var page = Render<QueuePageUnderTest>();

        Assert.True(page.Find("button[aria-label='Move run a up']").HasAttribute("disabled"));
        Assert.True(page.Find("button[aria-label='Move run a to the front']").HasAttribute("disabled"));
        Assert.True(page.Find("button[aria-label='Move run c down']").HasAttribute("disabled"));
        Assert.False(page.Find("button[aria-label='Move run b down']").HasAttribute("disabled"));
    }

    [Fact]
    public void The_focus_stays_with_the_run_that_moved()
    {
        Fill();
        var page = Render<QueuePageUnderTest>();
        var before = FocusCalls();

        page.Find("button[aria-label='Move run c up']").Click();

        page.WaitForAssertion(() => Assert.Equal(before + 1, FocusCalls()));
    }

    [Fact]
    public void A_run_that_started_meanwhile_cannot_be_moved_and_that_is_said()
    {
        Fill();
        var page = Render<QueuePageUnderTest>();
        Queue.Waiting.RemoveAt(0);

        page.Find("button[aria-label='Move run a down']").Click();

        Assert.Equal("run a does not wait any more.", page.Find("[aria-live]").TextContent);
        Assert.Equal(["b", "c"], Order(page));
    }

    [Fact]
    public void Cancel_takes_a_run_out()
    {
        Fill();
        var page = Render<QueuePageUnderTest>();

        page.Find("button[aria-label='Cancel run b']").Click();
        page.Find("button[aria-label='Cancel run now']").Click();

        Assert.Equal(["cancel b", "cancel now"], RunService.Actions);
    }

    [Fact]
    public void What_the_hub_announces_is_on_screen_soon()
    {
        Fill();
        var page = Render<QueuePageUnderTest>();

        Queue.Running[0] = Queue.Running[0] with { Epoch = 18 };
        Queue.Waiting.RemoveAt(0);
        Hub.Publish(new RunChange("now", 18, null, StateChanged: true));

        page.WaitForAssertion(() => Assert.Contains("18/20", page.Find("[data-run=now]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["b", "c"], Order(page));
    }

    [Fact]
    public void An_error_is_said_and_can_be_tried_again()
    {
        Queue.Failure = new IOException("no scheduler");
        var page = Render<QueuePageUnderTest>();
        Assert.Contains("no scheduler", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        Queue.Failure = null;
        page.Find("[role=alert] button").Click();

        Assert.Empty(page.FindAll("[role=alert]"));
    }

    private void Fill()
    {
        Queue.Running.Add(RunFactory.Run("now", RunStatus.Running));
        Queue.Waiting.AddRange(new[] { "a", "b", "c" }.Select(id => RunFactory.Run(id, RunStatus.Queued)));
    }

    private int FocusCalls() => JSInterop.Invocations.Count(call => call.Identifier.Contains("focus", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string?> Order(IRenderedComponent<QueuePageUnderTest> page) =>
        page.FindAll(".waiting-row").Select(row => row.GetAttribute("data-run"));
}
