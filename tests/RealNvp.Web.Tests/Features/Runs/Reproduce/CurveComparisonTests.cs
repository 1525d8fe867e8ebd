using RealNvp.Data.Metrics;
using RealNvp.Web.Features.Runs.Reproduce;

namespace RealNvp.Web.Tests.Features.Runs.Reproduce;

public class CurveComparisonTests
{
    private static readonly EpochMetric[] Curve = [.. Enumerable.Range(1, 4).Select(epoch => new EpochMetric(epoch, 1.0 / epoch, 2.0 / epoch, 0.1, 1e-3, 3, epoch))];

    [Fact]
    public void Time_does_not_count_and_a_diverged_number_equals_itself()
    {
        var from = Curve.Append(new EpochMetric(5, double.NaN, 1, 0, 1, 1, 5)).ToArray();
        var to = from.Select(metric => metric with { Seconds = 99 }).ToArray();

        Assert.Equal(new CurveComparison(5, 5, null), CurveComparison.Of(from, to, toEnd: true));
    }

    [Fact]
    public void The_first_number_that_differs_in_its_last_bit_is_named()
    {
        var to = Curve.ToArray();
        to[2] = to[2] with { ValNll = Math.BitIncrement(to[2].ValNll), GradNorm = 7 };
        to[3] = to[3] with { TrainNll = 5 };

        Assert.Equal(new CurveComparison(4, 2, new CurveDifference(3, "validation NLL", Curve[2].ValNll, to[2].ValNll)), CurveComparison.Of(Curve, to, toEnd: true));
    }

    [Fact]
    public void A_missing_epoch_differs_only_at_the_end()
    {
        Assert.Equal(new CurveComparison(3, 3, null), CurveComparison.Of(Curve, Curve[..3], toEnd: false));
        Assert.Equal(new CurveComparison(3, 3, new CurveDifference(4, "validation NLL", 0.5, null)), CurveComparison.Of(Curve, Curve[..3], toEnd: true));
    }
}
