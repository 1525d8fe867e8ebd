using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using RealNvp.Benchmarks.Pages;
using Clock = System.Diagnostics.Stopwatch;

namespace RealNvp.Benchmarks.Live;

/// <summary>
/// Many open pages of one run in training: how soon each has the numbers of an epoch, how much slower the run trains, and the memory a circuit takes.
/// Stretches with and without pages alternate, so that a slow minute of the machine is shared by both.
/// </summary>
internal static class LiveBenchmark
{
    private const int Rounds = 6;
    private const int MemoryStages = 4;
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(int pages, TextWriter output)
    {
        await using var studio = await StudioHost.StartAsync();
        var run = await studio.LaunchAsync(new { preset = "quick", training = new { epochs = 100_000 } });
        await studio.WaitForAsync(run, "running");
        await using (var first = await LivePage.OpenAsync(studio.Client, run))
        {
            await Task.Delay(Settling);
        }

        var known = new ConcurrentDictionary<int, long>();
        using var stop = new CancellationTokenSource();
        var watching = WatchAsync(studio, run, known, stop.Token);
        var (delays, alone, watched) = (new Latencies(), new List<Pace>(), new List<Pace>());
        for (var round = 0; round < Rounds; round++)
        {
            alone.Add(await PaceAsync(studio, known));
            var open = new List<LivePage>();
            for (var i = 0; i < pages; i++)
            {
                open.Add(await LivePage.OpenAsync(studio.Client, run));
            }

            await Task.Delay(Settling);
            var seen = new ConcurrentBag<(int Epoch, long At)>();
            foreach (var page in open)
            {
                page.Seen = epoch => seen.Add((epoch, Clock.GetTimestamp()));
            }

            watched.Add(await PaceAsync(studio, known));
            foreach (var (epoch, at) in seen)
            {
                if (known.TryGetValue(epoch, out var stored))
                {
                    delays.Add(Clock.GetElapsedTime(stored, Math.Max(stored, at)));
                }
            }

            if (open.FirstOrDefault(page => page.Error is not null)?.Error is { } error)
            {
                throw new InvalidOperationException($"A page failed: {error}");
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: {alone[^1].Epochs:0.00} epochs/s without pages, {watched[^1].Epochs:0.00} with {pages}; the app uses {alone[^1].Cores:0.00} and {watched[^1].Cores:0.00} of a core; {seen.Count / pages} times a page is told"));
            foreach (var page in open)
            {
                await page.DisposeAsync();
            }

            await Task.Delay(Settling);
        }

        await stop.CancelAsync();
        await watching;
        var memory = await MemoryAsync(studio, run, pages);
        output.WriteLine($"memory of the app: {memory}");
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages} pages: the run trains {SlowDown(alone, watched):0.0 %} slower in the median of the rounds; the app uses {watched.Average(pace => pace.Cores) - alone.Average(pace => pace.Cores):0.000} of a core more, the pages' own side, which shares the machine, {watched.Average(pace => pace.PageCores) - alone.Average(pace => pace.PageCores):0.000}; milliseconds from the database to a page's numbers: median {delays.Percentile(0.5):0}, p99 {delays.Percentile(0.99):0}, all {delays.Percentile(1):0}"));
    }

    private static double SlowDown(List<Pace> alone, List<Pace> watched)
    {
        var rounds = alone.Zip(watched, (before, after) => 1 - (after.Epochs / before.Epochs)).Order().ToList();
        return (rounds[(rounds.Count - 1) / 2] + rounds[rounds.Count / 2]) / 2;
    }

    /// <summary>What the app holds with no page open, and with more and more of them.</summary>
    private static async Task<string> MemoryAsync(StudioHost studio, string run, int pages)
    {
        var open = new List<LivePage>();
        var held = new List<string>();
        for (var stage = 0; stage <= MemoryStages; stage++)
        {
            while (open.Count < stage * pages)
            {
                open.Add(await LivePage.OpenAsync(studio.Client, run));
            }

            await Task.Delay(Stretch);
            held.Add(string.Create(CultureInfo.InvariantCulture, $"{studio.WorkingSet / 1024 / 1024} MiB with {open.Count} pages"));
        }

        foreach (var page in open)
        {
            await page.DisposeAsync();
        }

        return string.Join(", ", held);
    }

    /// <summary>Notes when the API first tells of an epoch.</summary>
    private static async Task WatchAsync(StudioHost studio, string run, ConcurrentDictionary<int, long> known, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var state = JsonNode.Parse(await studio.Client.GetStringAsync(new Uri($"/api/v1/runs/{run}", UriKind.Relative), CancellationToken.None))!;
            known.TryAdd((int)state["progress"]!["epoch"]!, Clock.GetTimestamp());
            await Task.Delay(Poll, CancellationToken.None);
        }
    }

    /// <summary>Looks at a stretch of time.</summary>
    private static async Task<Pace> PaceAsync(StudioHost studio, ConcurrentDictionary<int, long> known)
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        var ((first, start), spent, own) = (Last(known), studio.ProcessorTime, Environment.CpuUsage.TotalTime);
        var clock = Clock.StartNew();
        await Task.Delay(Stretch);
        var (last, end) = Last(known);
        return new Pace((last - first) / Clock.GetElapsedTime(start, end).TotalSeconds, (studio.ProcessorTime - spent) / clock.Elapsed, (Environment.CpuUsage.TotalTime - own) / clock.Elapsed);
    }

    /// <param name="Epochs">Epochs trained a second.</param>
    /// <param name="Cores">Cores that the app's own process keeps busy, on average; the training has a process of its own.</param>
    /// <param name="PageCores">The same of this process, which stands for the browsers.</param>
    private sealed record Pace(double Epochs, double Cores, double PageCores);

    private static (int Epoch, long At) Last(ConcurrentDictionary<int, long> known)
    {
        var epoch = known.Keys.Max();
        return (epoch, known[epoch]);
    }
}
