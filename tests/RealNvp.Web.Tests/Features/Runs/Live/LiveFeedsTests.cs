using System.Text.Json;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Web.Features.Runs.Live;
using RealNvp.Web.Queue;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs.Live;

public class LiveFeedsTests
{
    private readonly FakeRunService _runs = new();
    private readonly FakeRunHub _hub = new();
    private readonly LiveFeeds _feeds;

    public LiveFeedsTests()
    {
        _feeds = new LiveFeeds(new LiveReader(_runs), _hub);
        _runs.Runs.Add(RunFactory.Run("a", RunStatus.Running));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_newcomer_hears_how_the_run_stands_and_then_each_epoch_with_its_numbers()
    {
        using var listener = await JoinAsync("a");

        var first = Next(listener);
        Assert.Equal((12, 12, 0), (Int(first, "after"), Int(first, "next"), first.GetProperty("metrics").GetProperty("epoch").GetArrayLength()));
        Assert.Equal("running", first.GetProperty("status").GetString());

        Advance(13);
        var second = Next(listener);
        Assert.Equal((12, 13), (Int(second, "after"), Int(second, "next")));
        Assert.Equal([13], second.GetProperty("metrics").GetProperty("epoch").EnumerateArray().Select(epoch => epoch.GetInt32()));
        Assert.Equal("13", second.GetProperty("numbers").GetProperty("epoch").GetString());
    }

    [Fact]
    public async Task However_many_follow_a_run_its_news_is_read_once()
    {
        var listeners = new List<LiveListener>();
        for (var i = 0; i < 20; i++)
        {
            listeners.Add(await JoinAsync("a"));
            Next(listeners[i]);
        }

        _runs.Reads.Clear();
        Advance(13);

        Assert.Equal(["find a", "metrics a after 12"], _runs.Reads);
        Assert.All(listeners, listener => Assert.Equal(13, Int(Next(listener), "next")));
        Assert.Equal(1, _hub.Subscribers);
        listeners.ForEach(listener => listener.Dispose());
        Assert.Equal(0, _hub.Subscribers);
    }

    [Fact]
    public async Task A_latecomer_and_the_others_hear_the_same_news()
    {
        using var early = await JoinAsync("a");
        Next(early);
        _runs.Runs[0] = _runs.Runs[0] with { Epoch = 14 };
        using var late = await JoinAsync("a");
        Assert.Equal((14, 14), Ends(Next(late)));

        Advance(15);

        // From where the first of them is: whoever has more takes what is new of it.
        Assert.All([Next(early), Next(late)], message => Assert.Equal((12, 15), (Int(message, "after"), Int(message, "next"))));
    }

    [Fact]
    public async Task A_run_that_goes_back_to_its_checkpoint_says_so()
    {
        using var listener = await JoinAsync("a");
        Next(listener);

        _runs.Runs[0] = _runs.Runs[0] with { Resumes = 1 };
        Advance(10);

        var back = Next(listener);
        Assert.Equal(((10, 10), 1), (Ends(back), Int(back, "resumes")));
        Advance(11);
        Assert.Equal((10, 11), Ends(Next(listener)));
    }

    [Theory]
    [InlineData(RunStatus.Completed)]
    [InlineData(RunStatus.Failed)]
    [InlineData(RunStatus.Cancelled)]
    public async Task The_end_of_the_run_is_the_last_news(RunStatus end)
    {
        using var listener = await JoinAsync("a");
        Next(listener);

        _runs.Runs[0] = _runs.Runs[0] with { Status = end, Epoch = 20 };
        _hub.Publish(new RunChange("a", 20, null, StateChanged: true));

        Assert.Equal(20, Int(Next(listener), "next"));
        Assert.True(listener.Messages.Completion.IsCompleted);
    }

    [Fact]
    public async Task A_deleted_run_ends_what_is_told_of_it()
    {
        using var listener = await JoinAsync("a");
        Next(listener);

        _runs.Runs.Clear();
        _hub.Publish(new RunChange("a", 0, null, StateChanged: true));

        Assert.True(listener.Messages.Completion.IsCompleted);
    }

    [Fact]
    public async Task A_run_that_there_is_not_cannot_be_followed()
    {
        Assert.Null(await _feeds.JoinAsync("nope", Token));
        Assert.Equal(0, _hub.Subscribers);
    }

    [Fact]
    public async Task A_follower_that_does_not_listen_keeps_the_newest_and_holds_up_nobody()
    {
        using var slow = await JoinAsync("a");
        using var quick = await JoinAsync("a");
        Next(quick);
        for (var epoch = 13; epoch <= 60; epoch++)
        {
            Advance(epoch);
            Assert.Equal(epoch, Int(Next(quick), "next"));
        }

        var kept = new List<(int After, int Next)>();
        while (slow.Messages.TryRead(out var message))
        {
            kept.Add(Ends(JsonDocument.Parse(message).RootElement));
        }

        // The gap between what it has and what begins after a later epoch tells it what it missed.
        Assert.Equal((52, 53), kept[0]);
        Assert.Equal((59, 60), kept[^1]);
    }

    [Fact]
    public async Task News_that_could_not_be_read_ends_what_is_told_as_it_may_have_been_the_last()
    {
        using var listener = await JoinAsync("a");
        Next(listener);
        _runs.Failure = new IOException("The disk is busy.");
        Advance(13);
        await Assert.ThrowsAsync<LiveReadException>(async () => await listener.Messages.WaitToReadAsync(Token));

        _runs.Failure = null;
        using var again = await JoinAsync("a");
        Assert.Equal((13, 13), Ends(Next(again)));
        Advance(14);
        Assert.Equal(14, Int(Next(again), "next"));
    }

    private async Task<LiveListener> JoinAsync(string id) => Assert.IsType<LiveListener>(await _feeds.JoinAsync(id, Token));

    private void Advance(int epoch)
    {
        _runs.Runs[0] = _runs.Runs[0] with { Epoch = epoch };
        _runs.Metrics["a"] = [.. Enumerable.Range(1, epoch).Select(e => new EpochMetric(e, 2, 2.1, 0, 1e-3, 1, e))];
        _hub.Publish(new RunChange("a", epoch, null, StateChanged: false));
    }

    private static JsonElement Next(LiveListener listener)
    {
        Assert.True(listener.Messages.TryRead(out var message));
        return JsonDocument.Parse(message).RootElement;
    }

    private static (int After, int Next) Ends(JsonElement message) => (Int(message, "after"), Int(message, "next"));

    private static int Int(JsonElement message, string name) => message.GetProperty(name).GetInt32();
}
