using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.QueuePage.Api;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Queue;

public sealed class QueueApiTests : IDisposable
{
    private readonly StudioFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_queue_shows_what_runs_and_what_waits_and_a_move_changes_it()
    {
        await using var host = await QueueHost.StartAsync(_folder);
        await using var api = await StartApiAsync(host);
        using var client = api.GetTestClient();
        var running = await host.LaunchAsync("delay=20", epochs: 100_000);
        await host.WaitForEpochAsync(running, 1);
        string[] waiting = [await host.LaunchAsync(""), await host.LaunchAsync(""), await host.LaunchAsync("")];

        var before = await client.GetFromJsonAsync<JsonElement>("/api/v1/queue", Token);
        Assert.Equal([running], Ids(before, "running"));
        Assert.Equal(waiting, Ids(before, "waiting"));
        Assert.Equal(1, before.GetProperty("maxConcurrentRuns").GetInt32());
        Assert.Equal("running", before.GetProperty("running")[0].GetProperty("status").GetString());

        var moved = await MoveAsync(client, waiting[2], """{"move":"toFront"}""");
        Assert.Equal(HttpStatusCode.OK, moved.Status);
        Assert.Equal([waiting[2], waiting[0], waiting[1]], Ids(moved.Body, "waiting"));
        Assert.Equal([waiting[2], waiting[1], waiting[0]], Ids((await MoveAsync(client, waiting[1], """{"move":"up"}""")).Body, "waiting"));
        Assert.Equal([waiting[1], waiting[2], waiting[0]], Ids((await MoveAsync(client, waiting[2], """{"move":"down"}""")).Body, "waiting"));

        var conflict = await MoveAsync(client, running, """{"move":"up"}""");
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("running", conflict.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"move":"sideways"}""", "move", "\"sideways\"")]
    [InlineData("""{"move":1}""", "move", "toFront")]
    [InlineData("{}", "move", "missing")]
    [InlineData("[]", "body", "object")]
    [InlineData("", "body", "not JSON")]
    [InlineData("up", "body", "toFront")]
    [InlineData("""{"move":"up","by":2}""", "by", "no field by")]
    public async Task A_wrong_move_is_named(string body, string field, string message)
    {
        await using var host = await QueueHost.StartAsync(_folder);
        await using var api = await StartApiAsync(host);
        using var client = api.GetTestClient();

        var answer = await MoveAsync(client, "any", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(message, answer.Body.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_does_not_exist_is_not_found()
    {
        await using var host = await QueueHost.StartAsync(_folder);
        await using var api = await StartApiAsync(host);
        using var client = api.GetTestClient();

        Assert.Equal(HttpStatusCode.NotFound, (await MoveAsync(client, "none", """{"move":"up"}""")).Status);
    }

    /// <summary>The API alone over the queue of a host.</summary>
    private static async Task<WebApplication> StartApiAsync(QueueHost host)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        builder.Services.ConfigureHttpJsonOptions(json => SpecJson.Apply(json.SerializerOptions));
        builder.Services.AddSingleton(host.Queue);
        builder.Services.AddSingleton(host.Runs);
        var app = builder.Build();
        app.MapQueueApi();
        await app.StartAsync(Token);
        return app;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> MoveAsync(HttpClient client, string id, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri($"/api/v1/runs/{id}/queue", UriKind.Relative), content, Token);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Token));
    }

    private static IEnumerable<string?> Ids(JsonElement queue, string part) =>
        queue.GetProperty(part).EnumerateArray().Select(run => run.GetProperty("id").GetString());
}
