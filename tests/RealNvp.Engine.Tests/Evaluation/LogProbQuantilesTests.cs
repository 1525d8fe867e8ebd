using RealNvp.Engine.Datasets;
using RealNvp.Engine.Evaluation;

namespace RealNvp.Engine.Tests.Evaluation;

public class LogProbQuantilesTests
{
    [Fact]
    public void The_share_below_is_that_of_the_sample()
    {
        var random = new SeededRandom(1);
        double[] sample = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextGaussian())];

        var quantiles = LogProbQuantiles.Of(sample)!;

        foreach (var value in (double[])[-2.5, -1, 0, 0.3, 2])
        {
            Near.Assert(sample.Count(other => other < value) / 20_000.0, quantiles.ShareBelow(value), 1e-3);
        }

        Assert.Equal((0, 1), (quantiles.ShareBelow(sample.Min()), quantiles.ShareBelow(sample.Max())));
        Assert.Equal((0, 1), (quantiles.ShareBelow(double.NegativeInfinity), quantiles.ShareBelow(99)));
    }

    [Fact]
    public void Of_equal_rows_none_is_less_likely()
    {
        var quantiles = LogProbQuantiles.Of([.. Enumerable.Repeat(-3.0, 600), .. Enumerable.Repeat(-1.0, 400)])!;

        Assert.Equal(0, quantiles.ShareBelow(-3));
        Near.Assert(0.6, quantiles.ShareBelow(-1), 2e-3);
    }

    [Fact]
    public void Values_that_are_not_finite_are_left_out_and_none_at_all_give_no_quantiles()
    {
        Assert.Equal(LogProbQuantiles.Of([1, 2])!.Values, LogProbQuantiles.Of([double.NaN, 1, double.NegativeInfinity, 2])!.Values);
        Assert.Null(LogProbQuantiles.Of([double.NaN]));
        Assert.Throws<ArgumentException>(() => new LogProbQuantiles([1, 0]));
        Assert.Throws<ArgumentException>(() => new LogProbQuantiles([0, double.NaN]));
        Assert.Throws<ArgumentException>(() => new LogProbQuantiles([0]));
    }
}
