using RealNvp.Benchmarks;
using RealNvp.Engine.Torch;

NativeTorch.EnsureLoaded();
var rounds = args.Length > 0 && int.TryParse(args[0], out var asked) ? asked : 5;
TrainingStepBenchmark.Run(rounds, Console.Out);
