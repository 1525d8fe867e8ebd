using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RealNvp.Data;
using RealNvp.Data.Events;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Notifications;
using RealNvp.Web.Tests.Features.Fakes;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Features.Notifications;

/// <summary>From the transaction that ends a run to those who listen, over a real database.</summary>
public sealed class NoticeHubTests : IAsyncLifetime
{
    private readonly StudioFolder _folder = new();
    private readonly ServiceProvider _services;
    private readonly NoticeHub _hub;

    public NoticeHubTests()
    {
        _services = new ServiceCollection().AddStudioData(_folder.DatabasePath).BuildServiceProvider();
        _hub = new NoticeHub(
            _services.GetRequiredService<IStudioEventStore>(), _services.GetRequiredService<StudioEventSignal>(), TimeProvider.System, NullLogger<NoticeHub>.Instance);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRunStore Runs => _services.GetRequiredService<IRunStore>();

    public async ValueTask InitializeAsync() => await _services.GetRequiredService<IStudioDatabase>().InitialiseAsync(Token);

    public async ValueTask DisposeAsync()
    {
        await _hub.StopAsync(CancellationToken.None);
        _hub.Dispose();
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_ends_is_told_in_its_order_each_once_a_burst_in_few_calls_and_nothing_from_before_the_start()
    {
        await CancelAsync("before");
        await _hub.StartAsync(Token);
        var calls = new ConcurrentQueue<IReadOnlyList<StudioEvent>>();
        using var subscription = _hub.Subscribe(events =>
        {
            calls.Enqueue(events);
            return Task.CompletedTask;
        });

        for (var i = 0; i < 30; i++)
        {
            await CancelAsync($"run {i}");
        }

        await Eventually.TrueAsync(() => calls.Sum(call => call.Count) == 30, "all ends are told");
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"run {i}"), calls.SelectMany(call => call).Select(happened => happened.Title));
        Assert.True(calls.Count < 30, $"{calls.Count} calls for 30 ends.");
    }

    [Fact]
    public async Task Failing_and_hanging_listeners_do_not_hold_up_others_and_one_that_left_hears_nothing()
    {
        await _hub.StartAsync(Token);
        var never = new TaskCompletionSource();
        var (good, left) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        using var failing = _hub.Subscribe(_ => throw new InvalidOperationException("a page that is closed"));
        using var hanging = _hub.Subscribe(_ => never.Task);
        using var listening = _hub.Subscribe(events => Keep(good, events));
        _hub.Subscribe(events => Keep(left, events)).Dispose();

        await CancelAsync("one");
        await Eventually.TrueAsync(() => good.Count == 1, "the first end is told");
        await CancelAsync("two");
        await Eventually.TrueAsync(() => good.Count == 2, "the second end is told");

        Assert.Empty(left);
        never.SetResult();
    }

    [Fact]
    public async Task A_cancellation_that_is_not_the_hosts_does_not_end_the_telling()
    {
        var events = Stumbling.Over(
            _services.GetRequiredService<IStudioEventStore>(), nameof(IStudioEventStore.ListAfterAsync), new TaskCanceledException("a time limit of the database"));
        using var hub = new NoticeHub(events, _services.GetRequiredService<StudioEventSignal>(), TimeProvider.System, NullLogger<NoticeHub>.Instance);
        await hub.StartAsync(Token);
        var told = new ConcurrentQueue<string>();
        using var subscription = hub.Subscribe(happened => Keep(told, happened));

        await CancelAsync("one");
        await Eventually.Async(
            async () =>
            {
                await CancelAsync("another");
                return told.Contains("one");
            },
            isTold => isTold,
            "the end that was stumbled over is told with a later one");

        await hub.StopAsync(CancellationToken.None);
    }

    private static Task Keep(ConcurrentQueue<string> kept, IEnumerable<StudioEvent> events)
    {
        foreach (var happened in events)
        {
            kept.Enqueue(happened.Title);
        }

        return Task.CompletedTask;
    }

    private async Task CancelAsync(string name)
    {
        var run = await Runs.CreateAsync(StudioFolder.NewRun(new RunSpec { Name = name }), Token);
        Assert.True(await Runs.TryCancelAsync(run.Id, Token));
    }
}
