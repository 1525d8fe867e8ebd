using RealNvp.Engine.Flows;
using static TorchSharp.torch;

namespace RealNvp.Benchmarks;

/// <summary>
/// How many steps a second the machine could make if a step were its matrix products alone, at the speed of the best product of a few square
/// sizes. A dense layer of a x b takes three products of n x a x b multiplications each: outputs, gradient of the kernel, gradient of the inputs.
/// </summary>
internal sealed class MatrixBound(FlowShape shape, int batch) : IDisposable
{
    private static readonly int[] SquareSizes = [256, 512, 1024];
    private readonly (Tensor A, Tensor B)[] _factors = [.. SquareSizes.Select(n => (rand(n, n), rand(n, n)))];

    private double Work => 2.0 * 3 * 2 * shape.Couplings * batch
        * Enumerable.Range(0, shape.DenseLayers).Sum(k => (double)shape.Inputs(k) * shape.Outputs(k));

    public double StepsPerSecond() => _factors.Max(pair => 2.0 * Math.Pow(pair.A.shape[0], 3) * Stopwatch.PerSecond(() =>
    {
        using var product = pair.A.mm(pair.B);
    })) / Work;

    public void Dispose()
    {
        foreach (var (a, b) in _factors)
        {
            a.Dispose();
            b.Dispose();
        }
    }
}
