using System.Net.Http.Json;
using System.Text.Json;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Features.Sweeps;

/// <summary>The whole app, killed in the middle of a sweep.</summary>
public sealed class KilledSweepTests : IDisposable
{
    private const string Body =
        """{ "name": "byRate delay=15", "kind": "asha", "combinations": 6, "asha": {"minEpochs": 3, "eta": 3}, "base": {"training": {"epochs": 30}}, "dimensions": [{"setting": "training.learningRate", "scale": "log", "min": 0.001, "max": 0.9}] }""";

    private readonly StudioFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sweep_survives_killed_hosts_and_gives_every_trial_one_run()
    {
        string[] settings = [$"--RealNvp:Queue:EngineProgram={Path.Combine(AppContext.BaseDirectory, "RealNvp.ScriptedTrainer.dll")}", "--RealNvp:Queue:CheckpointEpochs=1"];
        string id;
        await using (var host = await HostProcess.StartAsync(_folder, settings))
        {
            using var created = await host.Client.PostAsync(new Uri("/api/v1/sweeps", UriKind.Relative), new StringContent(Body, System.Text.Encoding.UTF8, "application/json"), Token);
            var text = await created.Content.ReadAsStringAsync(Token);
            Assert.True(created.IsSuccessStatusCode, text);
            id = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("id").GetString()!;

            // At once: some trials may have a run that no queue knows of yet.
            await host.KillAsync();
        }

        await using (var host = await HostProcess.StartAsync(_folder, settings))
        {
            await Eventually.Async(() => EndedAsync(host, id), ended => ended >= 2, "two trials end");
            await host.KillAsync();
        }

        await using (var host = await HostProcess.StartAsync(_folder, settings))
        {
            await Eventually.Async(() => StatusAsync(host, id), status => status == "completed", "the sweep completes");
            var trials = (await host.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sweeps/{id}/trials?sort=number", Token)).GetProperty("items").EnumerateArray().ToList();
            Assert.Equal(6, trials.Count);
            Assert.All(trials, trial => Assert.Contains(trial.GetProperty("state").GetString(), new[] { "completed", "stopped" }));
            Assert.Equal(6, trials.Select(trial => trial.GetProperty("runId").GetString()).Distinct().Count());
            Assert.Equal(6, (await host.Client.GetFromJsonAsync<JsonElement>("/api/v1/runs", Token)).GetProperty("total").GetInt32());
        }
    }

    private static async Task<int> EndedAsync(HostProcess host, string id)
    {
        var counts = (await host.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sweeps/{id}", Token)).GetProperty("counts");
        return counts.GetProperty("ended").GetInt32();
    }

    private static async Task<string> StatusAsync(HostProcess host, string id) =>
        (await host.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sweeps/{id}", Token)).GetProperty("status").GetString()!;
}
