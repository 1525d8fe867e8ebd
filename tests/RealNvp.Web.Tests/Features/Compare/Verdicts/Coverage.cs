using MathNet.Numerics.Distributions;
using RealNvp.Web.Features.Compare.Verdicts;

namespace RealNvp.Web.Tests.Features.Compare.Verdicts;

/// <summary>How often intervals hold the truth, on simulated groups from a seeded generator.</summary>
internal static class Coverage
{
    public const int Trials = 4_000;

    /// <summary>Bell-shaped scatter, mean 0, standard deviation 1.</summary>
    public static double Normal(Random random) => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);

    /// <summary>Scatter with a long tail to one side, as of runs of which some go astray: exponential, mean 0, standard deviation 1, skewness 2.</summary>
    public static double Skewed(Random random) => Exponential.Sample(random, 1) - 1;

    public static Sample Draw(Random random, int count, double scale, Func<Random, double> scatter) =>
        Sample.Of([.. Enumerable.Range(0, count).Select(_ => scale * scatter(random))]);

    /// <summary>Share of trials in which Welch's 95 % interval holds the true difference, 0.</summary>
    public static double OfWelch((int A, int B) counts, double ratio, Func<Random, double> scatter)
    {
        var random = new Random(20260301);
        var held = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var difference = Difference.Welch(Draw(random, counts.A, ratio, scatter), Draw(random, counts.B, 1, scatter));
            held += Math.Abs(difference.Value) <= difference.HalfWidth(0.95) ? 1 : 0;
        }

        return held / (double)Trials;
    }

    /// <summary>Three standard errors of a share seen in that many trials: what the simulation itself may be off by.</summary>
    public static double Tolerance(double share) => 3 * Math.Sqrt(share * (1 - share) / Trials);
}
