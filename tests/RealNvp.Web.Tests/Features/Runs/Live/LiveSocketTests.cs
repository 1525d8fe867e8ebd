using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Api;
using RealNvp.Web.Features.Runs.Live;
using RealNvp.Web.Queue;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs.Live;

/// <summary>What goes over a real connection where nothing is new, and where the news cannot be read.</summary>
public sealed class LiveSocketTests : IAsyncLifetime
{
    /// <summary>Far more than it takes, each with a moment for a busy machine.</summary>
    private const int MostBeats = 6000;

    private readonly FakeRunService _runs = new();
    private readonly FakeRunHub _hub = new();
    private readonly BeatingClock _clock = new();
    private readonly WebApplication _app;

    public LiveSocketTests()
    {
        _runs.Runs.Add(RunFactory.Run("a", RunStatus.Running));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddSingleton(new LiveReader(_runs));
        builder.Services.AddSingleton<ILiveFeeds>(services => new LiveFeeds(services.GetRequiredService<LiveReader>(), _hub));
        builder.Services.ConfigureHttpJsonOptions(json => SpecJson.Apply(json.SerializerOptions));
        _app = builder.Build();
        _app.UseWebSockets();
        _app.MapGroup("/api/v1/runs").MapRunLiveApi();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _app.StartAsync(Token);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Where_nothing_is_new_a_heartbeat_comes_and_says_when_the_next_one_does()
    {
        using var socket = await ConnectAsync();
        Assert.Equal("running", (await ReceiveAsync(socket)).Message.GetProperty("status").GetString());

        for (var i = 0; i < 3; i++)
        {
            var beat = await BeatUntilAsync(ReceiveAsync(socket));
            Assert.Equal("""{"heartbeat":8}""", beat.Message.ToString());
        }

        _hub.Publish(new RunChange("a", 12, null, StateChanged: false));
        Assert.Equal(12, (await ReceiveAsync(socket)).Message.GetProperty("next").GetInt32());
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Token);
    }

    [Fact]
    public async Task News_that_cannot_be_read_end_the_connection_with_1011_and_who_comes_back_hears_them()
    {
        using var socket = await ConnectAsync();
        await ReceiveAsync(socket);

        _runs.Failure = new IOException("The disk is busy.");
        _hub.Publish(new RunChange("a", 13, null, StateChanged: false));
        var end = await ReceiveAsync(socket);

        Assert.Equal((WebSocketCloseStatus.InternalServerError, "The run could not be read; come back."), (end.Status, end.Reason));
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Token);

        _runs.Failure = null;
        using var again = await ConnectAsync();
        Assert.Equal(12, (await ReceiveAsync(again)).Message.GetProperty("next").GetInt32());
        _runs.Runs[0] = _runs.Runs[0] with { Status = RunStatus.Completed };
        _hub.Publish(new RunChange("a", 12, null, StateChanged: true));
        Assert.Equal("completed", (await ReceiveAsync(again)).Message.GetProperty("status").GetString());
        Assert.Equal(WebSocketCloseStatus.NormalClosure, (await ReceiveAsync(again)).Status);
        await again.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Token);
    }

    [Fact]
    public async Task A_heartbeat_does_not_keep_anybody_who_has_left()
    {
        using (var socket = await ConnectAsync())
        {
            await ReceiveAsync(socket);
            socket.Abort();
        }

        var feeds = (LiveFeeds)_app.Services.GetRequiredService<ILiveFeeds>();
        await Queue.Infrastructure.Eventually.Async(
            () =>
            {
                _clock.Beat();
                return Task.FromResult(feeds.FollowersOf("a"));
            },
            followers => followers == 0,
            "the one that left is forgotten");
    }

    /// <summary>Lets time pass until something has come.</summary>
    private async Task<T> BeatUntilAsync<T>(Task<T> coming)
    {
        for (var beats = 0; !coming.IsCompleted; beats++)
        {
            Assert.True(beats < MostBeats, "No heartbeat has come.");
            _clock.Beat();
            await Task.Delay(5, Token);
        }

        return await coming;
    }

    private async Task<ClientWebSocket> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(new Uri(new Uri(_app.Urls.First()), "/api/v1/runs/a/live")) { Scheme = "ws" }.Uri, Token);
        return socket;
    }

    /// <summary>What comes next: a message, or how the other side has closed.</summary>
    private static async Task<(JsonElement Message, WebSocketCloseStatus? Status, string? Reason)> ReceiveAsync(ClientWebSocket socket)
    {
        using var whole = new MemoryStream();
        var part = new byte[4096];
        while (true)
        {
            var result = await socket.ReceiveAsync(part.AsMemory(), Token);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return (default, socket.CloseStatus, socket.CloseStatusDescription);
            }

            whole.Write(part, 0, result.Count);
            if (result.EndOfMessage)
            {
                return (JsonSerializer.Deserialize<JsonElement>(whole.ToArray()), null, null);
            }
        }
    }
}
