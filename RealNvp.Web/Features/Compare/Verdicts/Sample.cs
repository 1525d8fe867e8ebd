using MathNet.Numerics.Statistics;

namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>Results of one group, one a seed.</summary>
/// <param name="Count">How many.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Variance">Their unbiased variance; NaN for fewer than two.</param>
public sealed record Sample(int Count, double Mean, double Variance)
{
    /// <summary>Scatter below this share of the values is the rounding of floating-point sums.</summary>
    private const double Rounding = 1e-12;

    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Squared standard error of the mean.</summary>
    public double MeanVariance => Variance / Count;

    public static Sample Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (mean, variance) = values.MeanVariance();
        return new Sample(values.Count, mean, Math.Sqrt(variance) <= Rounding * Math.Abs(mean) ? 0 : variance);
    }
}
