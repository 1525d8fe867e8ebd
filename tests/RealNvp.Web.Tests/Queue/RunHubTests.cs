using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealNvp.Web.Queue;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Queue;

public sealed class RunHubTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly RunHub _hub;

    public RunHubTests() => _hub = new RunHub(_time, NullLogger<RunHub>.Instance);

    [Fact]
    public async Task A_first_change_is_sent_at_once_and_a_burst_after_it_as_one()
    {
        var received = new ConcurrentQueue<RunChange>();
        using var subscription = _hub.Subscribe("a", Keep(received));

        for (var epoch = 1; epoch <= 1000; epoch++)
        {
            _hub.Publish(new RunChange("a", epoch, epoch == 500 ? 500 : null, StateChanged: epoch == 7));
        }

        await Eventually.TrueAsync(() => !received.IsEmpty, "the first change arrives");
        _time.Advance(RunHub.Interval);
        await Eventually.TrueAsync(() => received.Count > 1, "the burst arrives");
        Assert.Equal([new RunChange("a", 1, null, false), new RunChange("a", 1000, 500, true)], received);
    }

    [Fact]
    public async Task A_listener_hears_of_its_run_alone_and_one_of_all_of_all()
    {
        var one = new ConcurrentQueue<RunChange>();
        var all = new ConcurrentQueue<RunChange>();
        using var first = _hub.Subscribe("a", Keep(one));
        using var second = _hub.Subscribe(null, Keep(all));

        _hub.Publish(new RunChange("a", 1, null, false));
        _hub.Publish(new RunChange("b", 2, null, false));

        await Eventually.TrueAsync(() => all.Count == 2 && one.Count == 1, "both changes arrive");
        Assert.Equal("a", Assert.Single(one).RunId);
    }

    [Fact]
    public async Task Failing_and_hanging_listeners_do_not_hold_up_others()
    {
        var never = new TaskCompletionSource();
        var received = new ConcurrentQueue<RunChange>();
        using var failing = _hub.Subscribe(null, _ => throw new InvalidOperationException("a page that is closed"));
        using var hanging = _hub.Subscribe(null, _ => never.Task);
        using var good = _hub.Subscribe(null, Keep(received));

        _hub.Publish(new RunChange("a", 1, null, false));
        await Eventually.TrueAsync(() => received.Count == 1, "the first change arrives");
        _hub.Publish(new RunChange("b", 1, null, false));
        await Eventually.TrueAsync(() => received.Count == 2, "the second change arrives");
        never.SetResult();
    }

    [Fact]
    public async Task A_busy_listener_gets_what_came_meanwhile_as_one_change()
    {
        var gate = new TaskCompletionSource();
        var received = new ConcurrentQueue<RunChange>();
        var sent = new ConcurrentQueue<RunChange>();
        using var subscription = _hub.Subscribe("a", async change =>
        {
            received.Enqueue(change);
            await gate.Task;
        });
        using var idle = _hub.Subscribe("a", Keep(sent));

        for (var epoch = 1; epoch <= 3; epoch++)
        {
            _hub.Publish(new RunChange("a", epoch, epoch == 2 ? 2 : null, false));
            await Eventually.TrueAsync(() => SentAfterAWhile(epoch), $"epoch {epoch} is sent");
        }

        Assert.Single(received);
        gate.SetResult();
        await Eventually.TrueAsync(() => received.Count == 2, "the merged change arrives");
        Assert.Equal(new RunChange("a", 3, 2, false), received.Last());

        bool SentAfterAWhile(int epoch)
        {
            _time.Advance(RunHub.Interval);
            return sent.LastOrDefault()?.Epoch == epoch && !received.IsEmpty;
        }
    }

    [Fact]
    public async Task A_listener_may_end_itself_in_its_callback_and_hears_nothing_after()
    {
        var calls = 0;
        IDisposable? subscription = null;
        var others = new ConcurrentQueue<RunChange>();
        using var other = _hub.Subscribe(null, Keep(others));
        subscription = _hub.Subscribe(null, _ =>
        {
            Interlocked.Increment(ref calls);
            subscription!.Dispose();
            subscription.Dispose();
            return Task.CompletedTask;
        });

        _hub.Publish(new RunChange("a", 1, null, false));
        await Eventually.TrueAsync(() => calls == 1, "the callback runs");
        _hub.Publish(new RunChange("b", 1, null, false));
        await Eventually.TrueAsync(() => others.Count == 2, "the other listener hears both");
        Assert.Equal(1, calls);
    }

    private static Func<RunChange, Task> Keep(ConcurrentQueue<RunChange> received) => change =>
    {
        received.Enqueue(change);
        return Task.CompletedTask;
    };
}
