using System.Numerics.Tensors;

namespace RealNvp.Engine.Evaluation.Baselines;

/// <summary>The lower triangular L with L Lᵀ = a symmetric positive definite matrix.</summary>
internal sealed class CholeskyFactor
{
    private readonly double[] _lower;

    private CholeskyFactor(double[] lower, int size)
    {
        (_lower, Size) = (lower, size);
        for (var i = 0; i < size; i++)
        {
            LogDiagonal += Math.Log(lower[i * size + i]);
        }
    }

    public int Size { get; }

    /// <summary>Sum of the logs of L's diagonal: half the log-determinant of the matrix.</summary>
    public double LogDiagonal { get; }

    /// <param name="matrix">Symmetric, row-major, size x size; only the lower half is read.</param>
    /// <param name="size">Rows.</param>
    /// <returns>Null where the matrix is not positive definite to working precision.</returns>
    public static CholeskyFactor? TryCreate(ReadOnlySpan<double> matrix, int size)
    {
        var lower = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            var rowI = lower.AsSpan(i * size, size);
            for (var j = 0; j <= i; j++)
            {
                var rowJ = lower.AsSpan(j * size, size);
                var rest = matrix[i * size + j] - TensorPrimitives.Dot<double>(rowI[..j], rowJ[..j]);
                if (i != j)
                {
                    rowI[j] = rest / rowJ[j];
                }
                else if (rest > 1e-12 * Math.Abs(matrix[i * size + i]) && double.IsFinite(rest))
                {
                    rowI[j] = Math.Sqrt(rest);
                }
                else
                {
                    return null;
                }
            }
        }

        return new CholeskyFactor(lower, size);
    }

    /// <summary>Replaces b by the solution of L z = b.</summary>
    public void Solve(Span<double> b)
    {
        for (var i = 0; i < Size; i++)
        {
            var row = _lower.AsSpan(i * Size, Size);
            b[i] = (b[i] - TensorPrimitives.Dot<double>(row[..i], b[..i])) / row[i];
        }
    }
}
