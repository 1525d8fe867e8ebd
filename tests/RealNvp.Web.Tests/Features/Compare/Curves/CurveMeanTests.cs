using RealNvp.Data.Metrics;
using RealNvp.Web.Features.Compare.Curves;

namespace RealNvp.Web.Tests.Features.Compare.Curves;

public class CurveMeanTests
{
    [Fact]
    public void The_mean_ends_with_the_shortest_member()
    {
        var (x, mean, low, high) = Of([1, 2, 3], [1, 3, 5, 7]);

        Assert.Equal([1, 2, 3], x);
        Assert.Equal([1, 2.5, 4], mean);
        Assert.Equal([1, 2, 3], low);
        Assert.Equal([1, 3, 5], high);
    }

    [Fact]
    public void Where_one_member_is_not_finite_there_is_no_mean()
    {
        var (_, mean, low, high) = Of([1, double.NaN, 3], [1, 3, 5]);

        Assert.Equal([1, double.NaN, 4], mean);
        Assert.Equal([1, double.NaN, 3], low);
        Assert.Equal([1, double.NaN, 5], high);
    }

    private static (double[] X, double[] Mean, double[] Low, double[] High) Of(params double[][] members)
    {
        var curves = members.Select(values => new MetricCurve([.. Enumerable.Range(1, values.Length)], values, values)).ToList();
        return CurveMean.Of(curves, members, [.. curves.Select(curve => curve.Epochs.Select(epoch => (double)epoch).ToArray())]);
    }
}
