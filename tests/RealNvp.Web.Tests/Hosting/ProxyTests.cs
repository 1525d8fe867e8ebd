using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Tests.Hosting;

/// <summary>What is believed of the headers that a proxy sets, and what a page gets that was opened behind one.</summary>
public sealed class ProxyTests : IDisposable
{
    private const string Outside = "https://flows.example.org";

    private readonly string _folder = Directory.CreateTempSubdirectory("studio-proxy-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", false)]
    [InlineData("10.0.0.0/8 192.0.2.7", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1,127.0.0.0/8", true)]
    public async Task Only_a_known_proxy_is_believed_under_which_host_and_scheme_people_reach_the_studio(string known, bool believed)
    {
        await using var app = await StartAsync($"--RealNvp:KnownProxies={known}");
        using var response = await PostAsync(app, ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "flows.example.org"));

        Assert.Equal(believed ? Outside : app.Urls.First(), await response.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("127.0.0.1", true)]
    public async Task A_page_opened_behind_a_proxy_that_asks_for_another_host_may_change_things_and_connect(string known, bool may)
    {
        await using var app = await StartAsync($"--RealNvp:KnownProxies={known}");
        (string, string)[] headers = [("Origin", Outside), ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "flows.example.org")];

        using var response = await PostAsync(app, headers);

        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(may ? HttpStatusCode.SwitchingProtocols : HttpStatusCode.Forbidden, await ConnectAsync(app, headers));
    }

    [Fact]
    public async Task Proxies_in_a_row_are_followed_as_far_as_each_is_known()
    {
        await using var app = await StartAsync("--RealNvp:KnownProxies=127.0.0.0/8");

        using var all = await PostAsync(app, ("X-Forwarded-For", "203.0.113.9, 127.0.0.2"), ("X-Forwarded-Host", "flows.example.org, inner.lan"));
        using var some = await PostAsync(app, ("X-Forwarded-For", "127.0.0.3, 203.0.113.9"), ("X-Forwarded-Host", "forged.example.org, flows.example.org"));

        Assert.Equal("http://flows.example.org", await all.Content.ReadAsStringAsync(Token));
        Assert.Equal("http://flows.example.org", await some.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("https://flows.example.org", HttpStatusCode.OK)]
    [InlineData("http://flows.example.org", HttpStatusCode.Forbidden)]
    [InlineData("https://flows.example.org:8443", HttpStatusCode.Forbidden)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    public async Task The_public_address_is_the_studio_s_own_whatever_host_the_proxy_asks_for(string origin, HttpStatusCode expected)
    {
        await using var app = await StartAsync($"--RealNvp:PublicUrl={Outside}/studio/");

        using var response = await PostAsync(app, ("Origin", origin));

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? HttpStatusCode.SwitchingProtocols : expected, await ConnectAsync(app, ("Origin", origin)));
    }

    /// <summary>The host's own way in, with an address behind it that answers what it sees and one that takes a connection.</summary>
    private async Task<WebApplication> StartAsync(string setting)
    {
        var builder = WebApplication.CreateBuilder(["--Urls=http://127.0.0.1:0", $"--RealNvp:DataDirectory={_folder}", setting]);
        builder.AddStudioHosting();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseStudioHosting();
        app.MapPost("/api/seen", (HttpRequest request) => $"{request.Scheme}://{request.Host}");
        app.MapGet("/api/socket", async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        });
        await app.StartAsync(Token);
        return app;
    }

    private static async Task<HttpResponseMessage> PostAsync(WebApplication app, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/seen");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await client.SendAsync(request, Token);
    }

    /// <returns>How the handshake was answered.</returns>
    private static async Task<HttpStatusCode> ConnectAsync(WebApplication app, params (string Name, string Value)[] headers)
    {
        using var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        foreach (var (name, value) in headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(new Uri(app.Urls.First()), "/api/socket")) { Scheme = "ws" }.Uri, Token);
        }
        catch (WebSocketException)
        {
            // Refused: the status says so.
        }

        return socket.HttpStatusCode;
    }
}
