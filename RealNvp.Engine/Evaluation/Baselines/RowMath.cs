using System.Numerics.Tensors;

namespace RealNvp.Engine.Evaluation.Baselines;

/// <summary>Rows as doubles, their means and covariances.</summary>
internal static class RowMath
{
    public static double[] ToDouble(ReadOnlyMemory<float> rows)
    {
        var values = new double[rows.Length];
        TensorPrimitives.ConvertChecked(rows.Span, values.AsSpan());
        return values;
    }

    /// <summary>Weighted mean and covariance (divided by the sum of weights), the lower half of a symmetric matrix.</summary>
    /// <param name="rows">Row-major.</param>
    /// <param name="dimension">Columns.</param>
    /// <param name="weights">One a row; null: all 1.</param>
    public static (double[] Mean, double[] Covariance, double Weight) Moments(ReadOnlySpan<double> rows, int dimension, double[]? weights = null)
    {
        const double negligible = 1e-9;
        var mean = new double[dimension];
        var covariance = new double[dimension * dimension];
        double total = 0;
        for (var i = 0; i < rows.Length / dimension; i++)
        {
            var weight = weights?[i] ?? 1;
            total += weight;
            TensorPrimitives.MultiplyAdd(rows.Slice(i * dimension, dimension), weight, mean, mean);
        }

        TensorPrimitives.Divide(mean, total, mean);
        var deviation = new double[dimension];
        for (var i = 0; i < rows.Length / dimension; i++)
        {
            var weight = weights?[i] ?? 1;
            if (weight < negligible)
            {
                continue;
            }

            TensorPrimitives.Subtract(rows.Slice(i * dimension, dimension), mean, deviation);
            for (var j = 0; j < dimension; j++)
            {
                var lower = covariance.AsSpan(j * dimension, j + 1);
                TensorPrimitives.MultiplyAdd(deviation.AsSpan(0, j + 1), weight * deviation[j], lower, lower);
            }
        }

        TensorPrimitives.Divide(covariance, total, covariance);
        return (mean, covariance, total);
    }

    /// <summary>(1 - share) of a covariance plus that share of the identity: standardised columns have the variance 1.</summary>
    public static double[] Shrink(double[] covariance, int dimension, double share)
    {
        var shrunk = new double[covariance.Length];
        TensorPrimitives.Multiply(covariance, 1 - share, shrunk);
        for (var j = 0; j < dimension; j++)
        {
            shrunk[j * dimension + j] += share;
        }

        return shrunk;
    }
}
