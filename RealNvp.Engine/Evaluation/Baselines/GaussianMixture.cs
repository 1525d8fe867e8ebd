using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Evaluation.Baselines;

/// <summary>
/// A mixture of Gaussians with full covariances, fitted by expectation maximisation (A. Dempster, N. Laird, D. Rubin, 1977) from a
/// k-means++ start (D. Arthur, S. Vassilvitskii, 2007).
/// </summary>
internal sealed class GaussianMixture
{
    public const int MaxIterations = 40;

    private const double LeastGain = 1e-4; // nats a row

    private readonly int _dimension;
    private readonly double[] _logWeights;
    private readonly GaussianDensity[] _components;

    private GaussianMixture(int dimension, double[] logWeights, GaussianDensity[] components) =>
        (_dimension, _logWeights, _components) = (dimension, logWeights, components);

    /// <param name="rows">Row-major.</param>
    /// <param name="dimension">Columns.</param>
    /// <param name="components">How many, at most the number of rows.</param>
    /// <param name="ridge">Added to the variances, so that no component shrinks to a point.</param>
    /// <param name="random">Draws the start.</param>
    /// <returns>Null where a covariance is singular in spite of the ridge.</returns>
    public static GaussianMixture? Fit(
        double[] rows, int dimension, int components, double ridge, SeededRandom random, CancellationToken cancellationToken)
    {
        var responsibilities = KMeansPlusPlus.Assign(rows, dimension, components, random);
        GaussianMixture? mixture = null;
        var last = double.NegativeInfinity;
        for (var i = 0; i < MaxIterations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Maximise(rows, dimension, responsibilities, ridge) is not { } next)
            {
                return null;
            }

            mixture = next;
            var logProb = mixture.Expect(rows, responsibilities);
            if (logProb - last < LeastGain)
            {
                break;
            }

            last = logProb;
        }

        return mixture;
    }

    /// <summary>Log-density of each row.</summary>
    public double[] LogProb(double[] rows)
    {
        var logProb = new double[rows.Length / _dimension];
        var parts = new double[_components.Length];
        var scratch = new double[_dimension];
        for (var i = 0; i < logProb.Length; i++)
        {
            logProb[i] = Evaluate(rows.AsSpan(i * _dimension, _dimension), parts, scratch);
        }

        return logProb;
    }

    private static GaussianMixture? Maximise(double[] rows, int dimension, double[][] responsibilities, double ridge)
    {
        // A component that no row belongs to takes no part, and gets none back.
        const double leastWeight = 1e-3;
        var logWeights = new List<double>();
        var components = new List<GaussianDensity>();
        var kept = new List<double[]>();
        var count = rows.Length / dimension;
        foreach (var weights in responsibilities.Where(weights => weights.Sum() > leastWeight))
        {
            var (mean, covariance, weight) = RowMath.Moments(rows, dimension, weights);
            for (var j = 0; j < dimension; j++)
            {
                covariance[j * dimension + j] += ridge;
            }

            if (CholeskyFactor.TryCreate(covariance, dimension) is not { } factor)
            {
                return null;
            }

            logWeights.Add(Math.Log(weight / count));
            components.Add(new GaussianDensity(mean, factor));
            kept.Add(weights);
        }

        kept.CopyTo(responsibilities);
        for (var k = kept.Count; k < responsibilities.Length; k++)
        {
            responsibilities[k] = new double[count];
        }

        return new GaussianMixture(dimension, [.. logWeights], [.. components]);
    }

    /// <summary>Fills in each row's shares of the components; returns the mean log-density.</summary>
    private double Expect(double[] rows, double[][] responsibilities)
    {
        var count = rows.Length / _dimension;
        var parts = new double[_components.Length];
        var scratch = new double[_dimension];
        double sum = 0;
        for (var i = 0; i < count; i++)
        {
            var logProb = Evaluate(rows.AsSpan(i * _dimension, _dimension), parts, scratch);
            for (var k = 0; k < parts.Length; k++)
            {
                responsibilities[k][i] = Math.Exp(parts[k] - logProb);
            }

            sum += logProb;
        }

        return sum / count;
    }

    private double Evaluate(ReadOnlySpan<double> row, double[] parts, double[] scratch)
    {
        var largest = double.NegativeInfinity;
        for (var k = 0; k < parts.Length; k++)
        {
            parts[k] = _logWeights[k] + _components[k].LogDensity(row, scratch);
            largest = Math.Max(largest, parts[k]);
        }

        double sum = 0;
        foreach (var part in parts)
        {
            sum += Math.Exp(part - largest);
        }

        return largest + Math.Log(sum);
    }
}
