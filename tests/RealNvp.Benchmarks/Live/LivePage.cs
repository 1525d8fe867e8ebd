using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace RealNvp.Benchmarks.Live;

/// <summary>
/// An open page of a run without a browser: the page, its circuit, and the requests that its curve makes. It does what the browser's scripts do up to the
/// drawing, at a small part of the cost, so that a hundred fit beside the app.
/// </summary>
internal sealed partial class LivePage : IAsyncDisposable
{
    private const int MessageBytes = 4096;

    private readonly HttpClient _client;
    private readonly HubConnection _circuit;
    private readonly string _metrics;
    private readonly SemaphoreSlim _fetching = new(1, 1);
    private readonly ClientWebSocket _feed = new();
    private readonly CancellationTokenSource _life = new();
    private Task? _following;
    private int _objects;
    private int _told;
    private int _epoch;

    private LivePage(HttpClient client, string run)
    {
        _client = client;
        _metrics = $"/api/v1/runs/{run}/metrics";
        var builder = new HubConnectionBuilder().WithUrl(new Uri(client.BaseAddress!, "_blazor"));
        builder.Services.AddSingleton<IHubProtocol>(new BlazorPack());
        _circuit = builder.Build();
    }

    /// <summary>Called with an epoch once its numbers are there, and those of all before it.</summary>
    public Action<int>? Seen { get; set; }

    /// <summary>What went wrong in the circuit; null: nothing.</summary>
    public string? Error { get; private set; }

    public static async Task<LivePage> OpenAsync(HttpClient client, string run)
    {
        var page = new LivePage(client, run);
        await page.StartAsync($"/runs/{run}");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _life.CancelAsync();
        if (_following is not null)
        {
            await _following.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        _feed.Dispose();
        _life.Dispose();
        await _circuit.DisposeAsync();
        _fetching.Dispose();
    }

    private async Task StartAsync(string path)
    {
        _circuit.On<long, byte[]>("JS.RenderBatch", (batch, _) => _circuit.SendAsync("OnRenderCompleted", batch, null));
        _circuit.On("JS.BeginInvokeJS", [typeof(long), typeof(string), typeof(string), typeof(int), typeof(long), typeof(int)], InvokeAsync, this);
        _circuit.On<string>("JS.Error", error => Error = error);
        _circuit.On<long, bool, string>("JS.EndInvokeDotNet", (_, _, _) => { });
        _circuit.On<long>("JS.EndUpdateRootComponents", _ => { });
        _circuit.On<int, string>("JS.AttachComponent", (_, _) => { });
        var html = await _client.GetStringAsync(new Uri(path, UriKind.Relative));
        var markers = Marker().Matches(html).Select(match => JsonNode.Parse(match.Groups[1].Value)!.AsObject()).Where(marker => marker.ContainsKey("descriptor")).ToList();
        var state = State().Match(html).Groups[1].Value;
        await _circuit.StartAsync();
        var address = new Uri(_client.BaseAddress!, path).ToString();
        var id = await _circuit.InvokeAsync<string?>("StartCircuit", _client.BaseAddress!.ToString(), address, "[]", state);
        if (id is null)
        {
            throw new InvalidOperationException("The app started no circuit.");
        }

        var operations = new JsonObject
        {
            ["batchId"] = 1,
            ["operations"] = new JsonArray([.. markers.Select((marker, i) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = marker })]),
        };
        await _circuit.SendAsync("UpdateRootComponents", operations.ToJsonString(), state);
    }

    /// <summary>Answers a call into scripts as a browser without surprises would; a chart that hears of new epochs fetches them.</summary>
    private async Task InvokeAsync(object?[] arguments, object state)
    {
        var (call, name, told, resultType) = ((long)arguments[0]!, (string)arguments[1]!, (string)arguments[2]!, (int)arguments[3]!);
        if (name is "update" or "createLine" && Source().Match(told) is { Success: true } source)
        {
            _ = FetchAsync(int.Parse(source.Groups[1].Value, CultureInfo.InvariantCulture));
            if (source.Groups[2].Success)
            {
                _following ??= FollowAsync(new Uri(_client.BaseAddress!, source.Groups[2].Value));
            }
        }

        if (call != 0)
        {
            // 1: a reference to an object of the browser; else a value that may be missing.
            var result = resultType == 1 ? $$"""{"__jsObjectId":{{Interlocked.Increment(ref _objects)}}}""" : "null";
            await _circuit.SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call},true,{result}]");
        }
    }

    /// <summary>As <c>live/feed.js</c> and <c>charts/metrics.js</c>: messages that follow on what is here are taken, others make it fetch.</summary>
    private async Task FollowAsync(Uri address)
    {
        await _feed.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, CancellationToken.None);
        var buffer = new ArrayBufferWriter<byte>();
        while (_feed.State == WebSocketState.Open)
        {
            var part = await _feed.ReceiveAsync(buffer.GetMemory(MessageBytes), _life.Token);
            buffer.Advance(part.Count);
            if (!part.EndOfMessage)
            {
                continue;
            }

            using var message = JsonDocument.Parse(buffer.WrittenMemory);
            if (!message.RootElement.TryGetProperty("after", out _))
            {
                buffer.ResetWrittenCount();
                continue; // A heartbeat.
            }

            var (after, next) = (message.RootElement.GetProperty("after").GetInt32(), message.RootElement.GetProperty("next").GetInt32());
            buffer.ResetWrittenCount();
            if (_epoch > 0 && after <= _epoch && next > _epoch)
            {
                _epoch = next;
                Seen?.Invoke(next);
            }
            else
            {
                await FetchAsync(next);
            }
        }
    }

    /// <summary>As <c>charts/metrics.js</c>: one request at a time, from where the last one ended, until it is up to date.</summary>
    private async Task FetchAsync(int revision)
    {
        _told = Math.Max(_told, revision);
        if (!await _fetching.WaitAsync(0))
        {
            return;
        }

        try
        {
            while (_epoch < _told)
            {
                using var answer = JsonDocument.Parse(await _client.GetByteArrayAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"{_metrics}?after={_epoch}&maxPoints=2000"), UriKind.Relative)));
                _epoch = answer.RootElement.GetProperty("next").GetInt32();
                Seen?.Invoke(_epoch);
            }
        }
        catch (ObjectDisposedException)
        {
            // Closed while it fetched.
        }
        finally
        {
            _fetching.Release();
        }
    }

    [GeneratedRegex("<!--Blazor:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex State();

    [GeneratedRegex("\"revision\":([0-9]+),\"name\":\"[^\"]*\",\"live\":(?:\"([^\"]+)\")?")]
    private static partial Regex Source();
}
