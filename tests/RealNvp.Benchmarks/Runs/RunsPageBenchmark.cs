using System.Globalization;
using RealNvp.Benchmarks.Pages;
using Clock = System.Diagnostics.Stopwatch;

namespace RealNvp.Benchmarks.Runs;

/// <summary>
/// Time from a request to the last byte of the runs page, drawn on the server, over many stored runs: sorts, filters and pages of every kind, each
/// against the plain page of the same host.
/// </summary>
internal static class RunsPageBenchmark
{
    private const int WarmUpRequests = 5;

    /// <summary>Query strings of what people ask for, from cheap to dear.</summary>
    private static readonly string[] Views =
    [
        "", "page=200", "pageSize=100", "sort=gap", "sort=-testNll&page=150", "sort=name", "sort=-seconds&status=completed", "sort=-batchSize&page=200",
        "sort=optimizer&page=399", "query=moons", "query=gap < 0.05", "query=l2 > 0 and hiddenSize in (64, 128) and tag = \"sweep-3\" sort by gap",
        "query=batchSize = 64 and keepBest = true sort by dataset.seed", "query=name ~ \"9\" or dataset ~ moon sort by seed desc, testGap",
        "query=not testNll = none and not (batchSize in (64, 128) or training.seed > 5)&page=40", "query=status = failed and age < 7d",
        "query=failure ~ diverged and tag ~ sweep sort by learningRate desc", "query=nothing-like-this",
    ];

    /// <param name="runs">Runs in the database.</param>
    /// <param name="requests">Requests of each view.</param>
    /// <param name="output">Where the table is written.</param>
    public static async Task RunAsync(int runs, int requests, TextWriter output)
    {
        await using var studio = await StudioHost.StartAsync(folder => SeededRuns.WriteAsync(folder, runs));
        await MeasureAsync(studio, WarmUpRequests);
        var measured = await MeasureAsync(studio, requests);
        var plain = measured[Views[0]].Percentile(0.5);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Milliseconds to the last byte of the runs page over {runs:#,##0} runs, {requests} requests of each view"));
        output.WriteLine();
        output.WriteLine("| view | median | p99 | median against the plain page |");
        output.WriteLine("|---|---|---|---|");
        foreach (var (view, latencies) in measured)
        {
            output.WriteLine(Line(view.Length == 0 ? "(plain)" : view, latencies, plain));
        }

        output.WriteLine(Line("all", Latencies.Of(measured.Values), plain));
    }

    private static string Line(string view, Latencies latencies, double plain) => string.Create(
        CultureInfo.InvariantCulture,
        $"| `{view}` | {latencies.Percentile(0.5):0.0} | {latencies.Percentile(0.99):0.0} | {latencies.Percentile(0.5) / plain:0.0} |");

    /// <summary>Asks for each view in turn, so that a slow moment of the machine is shared by all of them.</summary>
    private static async Task<Dictionary<string, Latencies>> MeasureAsync(StudioHost studio, int requests)
    {
        var measured = Views.ToDictionary(view => view, _ => new Latencies());
        for (var i = 0; i < requests; i++)
        {
            foreach (var (view, latencies) in measured)
            {
                var address = new Uri(view.Length == 0 ? "/runs" : "/runs?" + Uri.EscapeDataString(view)
                    .Replace("%3D", "=", StringComparison.Ordinal).Replace("%26", "&", StringComparison.Ordinal), UriKind.Relative);
                var start = Clock.GetTimestamp();
                using var answer = await studio.Client.GetAsync(address);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                latencies.Add(Clock.GetElapsedTime(start));
            }
        }

        return measured;
    }
}
