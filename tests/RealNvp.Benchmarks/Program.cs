using System.Globalization;
using RealNvp.Benchmarks;
using RealNvp.Benchmarks.Pages;
using RealNvp.Engine.Torch;

if (args is ["pages", .. var rest])
{
    await PageLatencyBenchmark.RunAsync(rest is [var requests] ? int.Parse(requests, CultureInfo.InvariantCulture) : 200, Console.Out);
    return;
}

NativeTorch.EnsureLoaded();
var rounds = args.Length > 0 && int.TryParse(args[0], out var asked) ? asked : 5;
TrainingStepBenchmark.Run(rounds, Console.Out);
