using System.Globalization;
using System.Text.Json.Nodes;
using RealNvp.Benchmarks.Runs;

namespace RealNvp.Benchmarks.Pages;

/// <summary>Comparing fifty runs of 10,000 epochs: time to the last byte of what the browser asks for, and its size.</summary>
internal static class CompareBenchmark
{
    private const int Runs = 50;
    private const int PlotPixels = 1_200;

    public static async Task RunAsync(int requests, TextWriter output)
    {
        await using var studio = await StudioHost.StartAsync(folder => SeededRuns.WriteAsync(folder, Runs));
        var list = await studio.Client.GetAsync(new Uri($"/api/v1/runs?pageSize={Runs}", UriKind.Relative));
        var items = JsonNode.Parse(await list.Content.ReadAsStringAsync())!["items"]!.AsArray();
        var ids = string.Join(',', items.Select(run => (string)run!["id"]!));
        var curves = $"/api/v1/compare/curves?runs={ids}&points={PlotPixels}";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Milliseconds to the last byte, {items.Count} runs, {requests} requests"));
        output.WriteLine();
        output.WriteLine("| request | first | median | p99 | KB |");
        output.WriteLine("|---|---|---|---|---|");
        (string Name, string Address)[] asked =
        [
            ("page", $"/compare?runs={ids}"),
            ("curves, whole", curves),
            ("curves, smoothed", curves + "&smoothing=0.9"),
            ("curves, zoomed", curves + "&from=4000&to=4500"),
            ("one mean of all", $"/api/v1/compare/curves?means={ids}&points={PlotPixels}"),
        ];
        foreach (var (name, address) in asked)
        {
            var (first, latencies, bytes) = await Requests.MeasureAsync(studio.Client, address, requests);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {name} | {first:0} | {latencies.Percentile(0.5):0} | {latencies.Percentile(0.99):0} | {bytes / 1000:#,##0} |"));
        }
    }
}
