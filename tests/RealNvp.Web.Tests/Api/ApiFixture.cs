using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Tests.Api;

/// <summary>The whole host, its queue and database real, on a loopback port of its own; runs are trained by the scripted trainer.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    private readonly Factory _factory = new();

    public HttpClient Client { get; private set; } = null!;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _factory.UseKestrel(0);
        _factory.StartServer();
        var address = Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        return ValueTask.CompletedTask;
    }

    public T Get<T>()
        where T : notnull => _factory.Services.GetRequiredService<T>();

    /// <summary>Sends a body of any text as JSON.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(json, System.Text.Encoding.UTF8, "application/json"), Token);

    public async Task<JsonElement> GetJsonAsync(string path) => await Client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), Token);

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative), Token);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Client.SendAsync(request, Token);
    }

    /// <summary>Launches a run that must be accepted.</summary>
    public async Task<JsonElement> LaunchAsync(string json)
    {
        using var response = await PostAsync("/api/v1/runs", json);
        var body = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == System.Net.HttpStatusCode.Created, body);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <inheritdoc cref="Queue.Infrastructure.HeldRun.Release"/>
    public void Release(string id) => Queue.Infrastructure.HeldRun.Release(_factory.Folder, id);

    /// <summary>Asks for a run until it is as wanted.</summary>
    public Task<JsonElement> WaitForAsync(string id, Func<JsonElement, bool> wanted, string what) =>
        Queue.Infrastructure.Eventually.Async(() => GetJsonAsync($"/api/v1/runs/{id}"), wanted, what);

    public Task<JsonElement> WaitForAsync(string id, string status) =>
        WaitForAsync(id, run => run.GetProperty("status").GetString() == status, $"run {id} becomes {status}");

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await _factory.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_factory.Folder, recursive: true);
    }

    private sealed class Factory : WebApplicationFactory<StudioOptions>
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("studio-api-").FullName;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            builder.UseSetting("RealNvp:DataDirectory", Folder);
            builder.UseSetting("RealNvp:Queue:EngineProgram", "RealNvp.ScriptedTrainer.dll");
            builder.UseSetting("RealNvp:Queue:CheckpointEpochs", "1");
        }
    }
}
