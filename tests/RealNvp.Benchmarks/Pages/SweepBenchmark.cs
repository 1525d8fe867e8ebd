using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RealNvp.Benchmarks.Runs;

namespace RealNvp.Benchmarks.Pages;

/// <summary>A sweep of 1,000 trials that have ended: time to the last byte of its page and of what its charts ask for, beside those of a sweep of ten.</summary>
internal static class SweepBenchmark
{
    private static readonly int[] Sizes = [10, 1_000];

    public static async Task RunAsync(int requests, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Milliseconds to the last byte, {requests} requests"));
        output.WriteLine();
        output.WriteLine("| request | trials | first | median | p99 | KB |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var size in Sizes)
        {
            await using var studio = await StudioHost.StartAsync();
            var sweep = await LaunchAsync(studio, size);
            await SeededTrials.EndAsync(studio.DataDirectory, sweep);
            using (await studio.Client.PostAsync(new Uri($"/api/v1/sweeps/{sweep}/cancel", UriKind.Relative), null))
            {
                // What the app began itself ends; a moment later it only answers.
                await Task.Delay(TimeSpan.FromSeconds(5));
            }

            (string Name, string Address)[] asked =
            [
                ("page", $"/sweeps/{sweep}"),
                ("leaderboard, 1,000 rows", $"/api/v1/sweeps/{sweep}/trials?pageSize=1000"),
                ("columns for the charts", $"/api/v1/sweeps/{sweep}/columns"),
                ("importance", $"/api/v1/sweeps/{sweep}/importance"),
                ("list of sweeps", "/sweeps"),
                ("its runs", $"/runs?query=sweep+%3D+{sweep}"),
                ("queue", "/queue"),
            ];
            foreach (var (name, address) in asked)
            {
                var (first, latencies, bytes) = await Requests.MeasureAsync(studio.Client, address, requests);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"| {name} | {size:#,##0} | {first:0} | {latencies.Percentile(0.5):0.0} | {latencies.Percentile(0.99):0.0} | {bytes / 1000.0:#,##0} |"));
            }
        }
    }

    private static async Task<string> LaunchAsync(StudioHost studio, int trials)
    {
        using var answer = await studio.Client.PostAsJsonAsync("/api/v1/sweeps", new
        {
            kind = "random",
            combinations = trials,
            @base = new { training = new { epochs = 1_000 } },
            dimensions = new object[]
            {
                new { setting = "training.learningRate", scale = "log", min = 1e-4, max = 1e-2 },
                new { setting = "training.l2", scale = "log", min = 1e-7, max = 1e-3 },
                new { setting = "training.batchSize", values = new[] { 128, 256, 512 } },
                new { setting = "model.hiddenSize", values = new[] { 16, 32, 64, 128 } },
                new { setting = "model.hiddenLayers", values = new[] { 1, 2, 3 } },
                new { setting = "model.couplingLayers", values = new[] { 4, 6, 8 } },
            },
        });
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }
}
