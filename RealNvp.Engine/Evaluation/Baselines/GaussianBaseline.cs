using System.Globalization;

namespace RealNvp.Engine.Evaluation.Baselines;

/// <summary>
/// One Gaussian with a full covariance, shrunk towards the identity (O. Ledoit, M. Wolf, "A well-conditioned estimator for large-dimensional
/// covariance matrices", 2004) by the share that the validation rows like best, so that it is defined for more columns than rows too.
/// </summary>
public sealed class GaussianBaseline : IBaseline
{
    private static readonly double[] Shares = [1e-6, 1e-4, 1e-3, 0.01, 0.03, 0.1, 0.3, 0.6, 1];

    public string Name => "gaussian";

    public string Title => "one Gaussian";

    /// <inheritdoc />
    public BaselineScores Score(BaselineData data, int threads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        var (mean, covariance, _) = RowMath.Moments(RowMath.ToDouble(data.Train), data.Dimension);
        var validation = RowMath.ToDouble(data.Validation);
        (GaussianDensity? Density, double Share, double LogProb) best = (null, 0, double.NegativeInfinity);
        foreach (var share in Shares)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (CholeskyFactor.TryCreate(RowMath.Shrink(covariance, data.Dimension, share), data.Dimension) is { } factor)
            {
                var density = new GaussianDensity(mean, factor);
                var logProb = LogProb(density, validation, data.Dimension).Average();
                if (logProb > best.LogProb)
                {
                    best = (density, share, logProb);
                }
            }
        }

        return best.Density is { } chosen
            ? new BaselineScores(
                LogProb(chosen, RowMath.ToDouble(data.Test), data.Dimension),
                string.Create(CultureInfo.InvariantCulture, $"full covariance, shrunk by {best.Share:0.######}"))
            : throw new BaselineException("The covariance of the training rows is singular, however much it is shrunk.");
    }

    private static double[] LogProb(GaussianDensity density, double[] rows, int dimension)
    {
        var logProb = new double[rows.Length / dimension];
        var scratch = new double[dimension];
        for (var i = 0; i < logProb.Length; i++)
        {
            logProb[i] = density.LogDensity(rows.AsSpan(i * dimension, dimension), scratch);
        }

        return logProb;
    }
}
