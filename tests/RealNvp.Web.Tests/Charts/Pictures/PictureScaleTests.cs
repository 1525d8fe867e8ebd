using RealNvp.Web.Charts.Pictures;

namespace RealNvp.Web.Tests.Charts.Pictures;

public class PictureScaleTests
{
    [Theory]
    [InlineData(1.131, 3.2, new[] { 1.5, 2, 2.5, 3 })]
    [InlineData(0, 20, new double[] { 0, 5, 10, 15, 20 })]
    [InlineData(2, 2, new double[] { 2 })]
    public void Linear_marks_are_round(double low, double high, double[] expected) => Assert.Equal(expected, PictureScale.NiceTicks(low, high, 5));

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(-3, 1e6)]
    [InlineData(0.2, 0.9)]
    [InlineData(-50, -1)]
    public void Marks_of_a_logarithm_lie_inside_in_order_and_apart(double low, double high)
    {
        var scale = PictureScale.For(log: true, low, high);
        var ticks = scale.Ticks(low, high, 5);

        Assert.InRange(ticks.Count, 2, 12);
        Assert.Equal(ticks.Order(), ticks);
        Assert.All(ticks, tick => Assert.InRange(tick, low, high));
        var places = ticks.Select(scale.To).ToList();
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First > (scale.To(high) - scale.To(low)) / 20));
    }

    [Fact]
    public void Texts_have_the_decimals_that_tell_them_apart() =>
        Assert.Equal(["\u22120.5", "0", "0.25"], PictureScale.Texts([-0.5, 0, 0.25]));
}
