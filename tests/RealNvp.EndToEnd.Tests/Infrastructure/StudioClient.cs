using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RealNvp.EndToEnd.Tests.Infrastructure;

/// <summary>The API, for what a journey needs before it starts and to check what the pages say.</summary>
internal sealed class StudioClient(string baseUrl) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = new Uri(baseUrl) };

    /// <summary>Launches a run that is over in seconds.</summary>
    public async Task<string> LaunchSmallAsync(string name, int epochs = 8, int hiddenSize = 8, int seed = 1, int samples = 2000)
    {
        var response = await _client.PostAsJsonAsync("/api/v1/runs", new
        {
            preset = "quick",
            name,
            dataset = new { kind = "moons", samples },
            model = new { couplingLayers = 4, hiddenSize, hiddenLayers = 1 },
            training = new { epochs, seed },
        });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>Launches a sweep of two trials that are over in seconds.</summary>
    public async Task<string> LaunchSmallSweepAsync(string name) => (string)(await PostAsync("/api/v1/sweeps", new
    {
        name,
        kind = "grid",
        @base = new
        {
            preset = "quick",
            dataset = new { kind = "moons", samples = 500 },
            model = new { couplingLayers = 2, hiddenLayers = 1 },
            training = new { epochs = 1 },
        },
        dimensions = new[] { new { setting = "model.hiddenSize", values = new[] { 4, 8 } } },
    }))["id"]!;

    /// <summary>Deletes a run for good.</summary>
    public async Task DeleteAsync(string id)
    {
        using var trash = await _client.PostAsync(new Uri($"/api/v1/runs/{id}/trash", UriKind.Relative), content: null);
        trash.EnsureSuccessStatusCode();
        using var response = await _client.DeleteAsync(new Uri($"/api/v1/runs/{id}", UriKind.Relative));
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Makes a read-only link to a run.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> ShareAsync(string id)
    {
        var response = await _client.PostAsJsonAsync("/api/v1/shares", new { runs = new[] { id } });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("url").GetString()!;
    }

    public Task<JsonNode> GetRunAsync(string id) => GetAsync($"/api/v1/runs/{id}");

    public async Task<JsonNode> GetAsync(string path) => (await _client.GetFromJsonAsync<JsonNode>(path))!;

    public async Task<JsonNode> PostAsync(string path, object body)
    {
        var response = await _client.PostAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task PatchAsync(string path, object body)
    {
        using var response = await _client.PatchAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The weights of a completed run without the file's header, which holds its name.</summary>
    public async Task<byte[]> GetTensorsAsync(string id)
    {
        var file = await _client.GetByteArrayAsync($"/api/v1/runs/{id}/weights");
        return file[(8 + (int)BitConverter.ToUInt64(file))..];
    }

    /// <summary>Waits until the run has ended.</summary>
    /// <returns>Its last state.</returns>
    public Task<JsonNode> WaitForEndAsync(string id) => WaitForEndOfAsync($"/api/v1/runs/{id}");

    /// <summary>Waits until the sweep has ended.</summary>
    /// <returns>Its last state.</returns>
    public Task<JsonNode> WaitForSweepEndAsync(string id) => WaitForEndOfAsync($"/api/v1/sweeps/{id}");

    /// <summary>Cancels all that trains, waits or is about to, and waits until nothing does.</summary>
    public async Task CancelAllAsync()
    {
        var watch = Stopwatch.StartNew();
        while (await ListOpenAsync() is { Count: > 0 } open)
        {
            Assert.True(watch.Elapsed < Patience.Training, $"Still open after {watch.Elapsed}: {string.Join(", ", open)}");
            foreach (var address in open)
            {
                // Refused where it has ended meanwhile or has been asked before.
                using var response = await _client.PostAsync(new Uri(address + "/cancel", UriKind.Relative), content: null);
            }

            await Task.Delay(200);
        }
    }

    /// <summary>Waits until there are points of a run.</summary>
    public async Task WaitForSnapshotAsync(string id)
    {
        using var limit = new CancellationTokenSource(Patience.Training);
        while ((await GetAsync($"/api/v1/runs/{id}/snapshots"))["items"]!.AsArray().Count == 0)
        {
            await Task.Delay(100, limit.Token);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Addresses of what trains, waits, or puts runs into the queue; those that put first, as they would fill it again.</summary>
    private async Task<IReadOnlyList<string>> ListOpenAsync()
    {
        var sweeps = await GetAsync("/api/v1/sweeps?status=running");
        var queue = await GetAsync("/api/v1/queue");
        return [.. Addresses("sweeps", sweeps["items"]), .. Addresses("runs", queue["waiting"]), .. Addresses("runs", queue["running"])];

        static IEnumerable<string> Addresses(string kind, JsonNode? items) => items!.AsArray().Select(item => $"/api/v1/{kind}/{item!["id"]}");
    }

    private async Task<JsonNode> WaitForEndOfAsync(string address)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var state = await GetAsync(address);
            if ((string?)state["status"] is "completed" or "failed" or "cancelled")
            {
                return state;
            }

            Assert.True(watch.Elapsed < Patience.Training, $"{address} has not ended after {watch.Elapsed}: {state}");
            await Task.Delay(200);
        }
    }
}
