using System.Globalization;
using Clock = System.Diagnostics.Stopwatch;

namespace RealNvp.Benchmarks.Pages;

/// <summary>
/// Time from a request to the last byte of its answer, with all cores idle and with all cores training the course's flow. Both are measured
/// on the same host; the 99th percentile under load is what the product promises.
/// </summary>
internal static class PageLatencyBenchmark
{
    private const int WarmUpRequests = 20;

    /// <param name="requests">Requests of each address in each state.</param>
    /// <param name="output">Where the table is written.</param>
    public static async Task RunAsync(int requests, TextWriter output)
    {
        await using var studio = await StudioHost.StartAsync();
        var small = new
        {
            preset = "quick",
            dataset = new { kind = "moons", samples = 2000 },
            model = new { couplingLayers = 4, hiddenSize = 16, hiddenLayers = 1 },
            training = new { epochs = 200 },
        };
        var first = await studio.LaunchAsync(small);
        var second = await studio.LaunchAsync(small);
        await studio.WaitForAsync(first, "completed");
        await studio.WaitForAsync(second, "completed");

        string[] addresses =
        [
            "/runs", $"/runs/{first}", $"/runs/{first}?tab=settings", "/runs/new", $"/compare?runs={first},{second}", "/datasets", "/datasets/toys/moons", "/queue",
            "/api/v1/runs", $"/api/v1/runs/{first}", $"/api/v1/runs/{first}/metrics", "/api/v1/queue",
        ];
        await MeasureAsync(studio, addresses, WarmUpRequests);
        var idle = await MeasureAsync(studio, addresses, requests);

        var training = await studio.LaunchAsync(new { preset = "course-notebook" });
        await studio.WaitForAsync(training, "running");
        var busy = await MeasureAsync(studio, [.. addresses, $"/runs/{training}"], requests);

        output.WriteLine($"Milliseconds to the last byte, {requests} requests of each address; training: course-notebook on all {Environment.ProcessorCount} cores");
        output.WriteLine();
        output.WriteLine("| address | idle median | idle p99 | training median | training p99 | p99 ratio |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var (address, loaded) in busy)
        {
            var shown = address.Replace(first, "{id}", StringComparison.Ordinal).Replace(second, "{id}", StringComparison.Ordinal)
                .Replace(training, "{the one in training}", StringComparison.Ordinal);
            var before = idle.GetValueOrDefault(address);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| `{shown}` | {before?.Percentile(0.5):0.0} | {before?.Percentile(0.99):0.0} | {loaded.Percentile(0.5):0.0} | {loaded.Percentile(0.99):0.0} | {loaded.Percentile(0.99) / before?.Percentile(0.99):0.0} |"));
        }
    }

    /// <summary>Asks for each address in turn, so that a slow moment of the machine is shared by all of them.</summary>
    private static async Task<Dictionary<string, Latencies>> MeasureAsync(StudioHost studio, string[] addresses, int requests)
    {
        var latencies = addresses.ToDictionary(address => address, _ => new Latencies());
        for (var i = 0; i < requests; i++)
        {
            foreach (var address in addresses)
            {
                var start = Clock.GetTimestamp();
                using var answer = await studio.Client.GetAsync(new Uri(address, UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                latencies[address].Add(Clock.GetElapsedTime(start));
            }
        }

        return latencies;
    }
}
