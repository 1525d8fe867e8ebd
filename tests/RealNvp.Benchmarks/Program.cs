using System.Globalization;
using RealNvp.Benchmarks.Live;
using RealNvp.Benchmarks.Metrics;
using RealNvp.Benchmarks.Pages;
using RealNvp.Benchmarks.Runs;
using RealNvp.Benchmarks.Speed;

switch (args)
{
    case ["pages", .. var rest]:
        await PageLatencyBenchmark.RunAsync(rest is [var requests] ? int.Parse(requests, CultureInfo.InvariantCulture) : 200, Console.Out);
        return 0;
    case ["runs", .. var rest]:
        var numbers = rest.Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        await RunsPageBenchmark.RunAsync(numbers.ElementAtOrDefault(0) is var count and > 0 ? count : 10_000, numbers.ElementAtOrDefault(1) is var times and > 0 ? times : 40, Console.Out);
        return 0;
    case ["compare", .. var rest]:
        await CompareBenchmark.RunAsync(rest is [var repeats] ? int.Parse(repeats, CultureInfo.InvariantCulture) : 20, Console.Out);
        return 0;
    case ["sweep", .. var rest]:
        await SweepBenchmark.RunAsync(rest is [var asked] ? int.Parse(asked, CultureInfo.InvariantCulture) : 20, Console.Out);
        return 0;
    case ["append", .. var rest]:
        await AppendBenchmark.RunAsync(rest is [var time] ? int.Parse(time, CultureInfo.InvariantCulture) : 10, Console.Out);
        return 0;
    case ["live", .. var rest]:
        await LiveBenchmark.RunAsync(rest is [var pages] ? int.Parse(pages, CultureInfo.InvariantCulture) : 100, Console.Out);
        return 0;
    case ["seed", var folder, var runs]:
        await SeededRuns.WriteAsync(Directory.CreateDirectory(folder).FullName, int.Parse(runs, CultureInfo.InvariantCulture));
        return 0;
    case [] or [_] or [_, _] when args.Length == 0 || int.TryParse(args[0], CultureInfo.InvariantCulture, out _):
        var result = SpeedBenchmark.Run(args.Length == 0 ? 5 : int.Parse(args[0], CultureInfo.InvariantCulture), Console.Error);
        Console.WriteLine(SpeedReport.Markdown(result));
        if (args is [_, var docs])
        {
            SpeedReport.Save(result, Path.Combine(docs, "benchmarks"), Path.Combine(docs, "pictures", "roofline.svg"));
        }

        return 0;
    default:
        Console.Error.WriteLine("Usage: [ROUNDS [DOCS]]: the engine's speed; with the folder docs the result is kept there. pages [REQUESTS]: latency of pages. runs [RUNS [REQUESTS]]: the list of many runs. compare [REQUESTS]: comparing fifty long runs. sweep [REQUESTS]: the page of a large sweep. append [SECONDS]: storing epochs. live [PAGES]: open pages of one training run. seed FOLDER RUNS: a data folder with so many runs, to try the app on.");
        return 2;
}
