using RealNvp.Web.Charts.Pictures;

namespace RealNvp.Web.Tests.Charts.Pictures;

public class OutlierFencesTests
{
    [Fact]
    public void What_one_run_alone_reached_is_always_seen() =>
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), OutlierFences.Of([[4e9, 2]]));

    [Fact]
    public void A_run_that_explodes_does_not_set_the_axis_whether_it_comes_back_or_not()
    {
        double[] sane = [2.8, 1.5, 1.2];

        Assert.InRange(OutlierFences.Of([sane, [2.9, 1.4, 1.3], [4e9, 3e9, 2.5, 2, 2, 2, 2]]).High, 2.9, 40);
        Assert.InRange(OutlierFences.Of([sane, [1e9, 2e9]]).High, 2.8, 40);
        Assert.InRange(OutlierFences.Of([sane, [1.3, -1e9]]).Low, -40, 1.2);
    }

    [Fact]
    public void Lines_that_begin_high_or_lie_elsewhere_are_seen_whole()
    {
        Assert.True(OutlierFences.Of([[1.14, 1.13], [2.8, 1.5, 1.2]]).High >= 2.8);
        var (low, high) = OutlierFences.Of([[2, 1], [80, 60, 55, 50]]);
        Assert.True(low <= 1 && high >= 80);
    }
}
