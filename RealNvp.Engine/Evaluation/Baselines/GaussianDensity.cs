using System.Numerics.Tensors;

namespace RealNvp.Engine.Evaluation.Baselines;

/// <summary>log N(x; mean, L Lᵀ).</summary>
internal sealed class GaussianDensity(double[] mean, CholeskyFactor factor)
{
    private readonly double _constant = -0.5 * mean.Length * Math.Log(2 * Math.PI) - factor.LogDiagonal;

    /// <param name="row">The point.</param>
    /// <param name="scratch">As long as the row; overwritten.</param>
    public double LogDensity(ReadOnlySpan<double> row, Span<double> scratch)
    {
        TensorPrimitives.Subtract(row, mean, scratch);
        factor.Solve(scratch);
        return _constant - 0.5 * TensorPrimitives.SumOfSquares<double>(scratch);
    }
}
