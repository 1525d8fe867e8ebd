using System.Globalization;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Training;

namespace RealNvp.Benchmarks;

/// <summary>
/// Optimizer steps per second of the Torch evaluator with our Adam, beside two things measured in the same rounds: plain TorchSharp modules with
/// TorchSharp's Adam (the peer), and the matrix work of a step at the best matrix product of this machine (the bound).
/// </summary>
internal static class TrainingStepBenchmark
{
    private static readonly (FlowShape Shape, int Batch)[] Sizes =
    [
        (new FlowShape(dimension: 2, couplings: 6, hiddenSize: 64, hiddenLayers: 4), 256),
        (new FlowShape(dimension: 2, couplings: 6, hiddenSize: 256, hiddenLayers: 4), 256),
        (new FlowShape(dimension: 64, couplings: 8, hiddenSize: 256, hiddenLayers: 4), 256),
    ];

    /// <summary>Runs all sizes and writes a Markdown table.</summary>
    /// <param name="rounds">Each round times every contestant once, in turn, so that a change of the machine's speed hits all alike.</param>
    public static void Run(int rounds, TextWriter output)
    {
        output.WriteLine($"Machine: {MachineInfo.Describe()}; {rounds} rounds, medians; ratios are medians of the rounds' ratios.");
        output.WriteLine();
        output.WriteLine("| flow | batch | steps/s | plain modules, steps/s | ratio to them | share of the bound |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var (shape, batch) in Sizes)
        {
            using var ours = new EngineStep(shape, batch);
            using var plain = new PlainModulesStep(shape, batch);
            using var bound = new MatrixBound(shape, batch);
            var speeds = new List<(double Ours, double Plain, double Bound)>();
            for (var round = 0; round <= rounds; round++)
            {
                var speed = (Stopwatch.PerSecond(ours.Step), Stopwatch.PerSecond(plain.Step), bound.StepsPerSecond());
                if (round > 0)
                {
                    speeds.Add(speed); // Round 0 warms up.
                }
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| d {shape.Dimension}, {shape.Couplings} x {shape.HiddenSize} | {batch} | {Median(speeds.Select(s => s.Ours)):0.0} | {Median(speeds.Select(s => s.Plain)):0.0} | {Median(speeds.Select(s => s.Ours / s.Plain)):0.00} | {Median(speeds.Select(s => s.Ours / s.Bound)):0 %} |"));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
