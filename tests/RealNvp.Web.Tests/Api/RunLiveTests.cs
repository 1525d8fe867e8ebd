using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using RealNvp.Web.Features.Runs.Live;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Api;

/// <summary>Following a run over a connection, and without one.</summary>
[Collection(ApiCollection.Name)]
public class RunLiveTests(ApiFixture api)
{
    private const string Runs = "/api/v1/runs";

    [Fact]
    public async Task Whoever_follows_a_run_hears_every_epoch_once_and_that_it_has_ended()
    {
        var id = (await api.LaunchAsync("""{"name":"delay=20 hold@10","training":{"epochs":40}}""")).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "running");
        using var socket = await ConnectAsync(id);

        var messages = new List<JsonElement>();
        while (await ReceiveAsync(socket) is { } message)
        {
            messages.Add(message);
            api.Release(id);
        }

        Assert.Equal((WebSocketCloseStatus.NormalClosure, "The run has ended."), (socket.CloseStatus, socket.CloseStatusDescription));
        Assert.Equal("completed", messages[^1].GetProperty("status").GetString());
        var begin = messages[0].GetProperty("next").GetInt32();
        Assert.InRange(begin, 0, 10);
        var epochs = messages.SelectMany(message => message.GetProperty("metrics").GetProperty("epoch").EnumerateArray()).Select(epoch => epoch.GetInt32());
        Assert.Equal(Enumerable.Range(begin + 1, 40 - begin), epochs);
        Assert.All(messages.Zip(messages.Skip(1)), pair => Assert.Equal(pair.First.GetProperty("next").GetInt32(), pair.Second.GetProperty("after").GetInt32()));
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ApiFixture.Token);
    }

    [Fact]
    public async Task A_follower_may_leave_at_any_time_and_is_forgotten()
    {
        var id = (await api.LaunchAsync("""{"name":"delay=20","training":{"epochs":3000}}""")).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "running");
        var feeds = (LiveFeeds)api.Get<ILiveFeeds>();
        using (var socket = await ConnectAsync(id))
        {
            Assert.NotNull(await ReceiveAsync(socket));
            Assert.Equal(1, feeds.FollowersOf(id));
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, ApiFixture.Token);
        }

        await Eventually.Async(() => Task.FromResult(feeds.FollowersOf(id)), followers => followers == 0, "the one that left is forgotten");
        var broken = await ConnectAsync(id);
        Assert.NotNull(await ReceiveAsync(broken));
        broken.Abort();
        await Eventually.Async(() => Task.FromResult(feeds.FollowersOf(id)), followers => followers == 0, "the one whose connection broke is forgotten");
        using var cancel = await api.SendAsync(HttpMethod.Post, $"{Runs}/{id}/cancel");
    }

    [Fact]
    public async Task Without_a_connection_there_is_one_message_with_the_epochs_asked_for()
    {
        var id = (await api.LaunchAsync("""{"training":{"epochs":5}}""")).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "completed");

        var message = await api.GetJsonAsync($"{Runs}/{id}/live?after=3");
        Assert.Equal((3, 5), (message.GetProperty("after").GetInt32(), message.GetProperty("next").GetInt32()));
        Assert.Equal([4, 5], message.GetProperty("metrics").GetProperty("epoch").EnumerateArray().Select(epoch => epoch.GetInt32()));
        Assert.Equal(5, message.GetProperty("progress").GetProperty("epoch").GetInt32());
        Assert.Equal("100", message.GetProperty("numbers").GetProperty("percent").GetString());

        var state = await api.GetJsonAsync($"{Runs}/{id}/live");
        Assert.Equal((5, 0), (state.GetProperty("after").GetInt32(), state.GetProperty("metrics").GetProperty("epoch").GetArrayLength()));

        using var wrong = await api.GetAsync($"{Runs}/{id}/live?after=-1");
        Assert.Contains("after", (await Problem.ReadAsync(wrong, HttpStatusCode.BadRequest)).Errors.Keys);
    }

    [Fact]
    public async Task A_run_that_there_is_not_cannot_be_followed()
    {
        using var response = await api.GetAsync($"{Runs}/nosuchrun2/live");
        await Problem.ReadAsync(response, HttpStatusCode.NotFound);

        using var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Address("nosuchrun2"), ApiFixture.Token));
        Assert.Equal(HttpStatusCode.NotFound, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Another_site_s_page_cannot_listen(string header, string value)
    {
        var id = (await api.LaunchAsync("""{"training":{"epochs":1}}""")).GetProperty("id").GetString()!;
        using var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        socket.Options.SetRequestHeader(header, value);

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Address(id), ApiFixture.Token));

        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    private Uri Address(string id) => new UriBuilder(new Uri(api.Client.BaseAddress!, $"{Runs}/{id}/live")) { Scheme = "ws" }.Uri;

    private async Task<ClientWebSocket> ConnectAsync(string id)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(Address(id), ApiFixture.Token);
        return socket;
    }

    /// <summary>The next message; null: the other side has closed.</summary>
    private static async Task<JsonElement?> ReceiveAsync(ClientWebSocket socket)
    {
        using var whole = new MemoryStream();
        var part = new byte[4096];
        while (true)
        {
            var result = await socket.ReceiveAsync(part.AsMemory(), ApiFixture.Token);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            whole.Write(part, 0, result.Count);
            if (result.EndOfMessage)
            {
                return JsonSerializer.Deserialize<JsonElement>(whole.ToArray());
            }
        }
    }
}
