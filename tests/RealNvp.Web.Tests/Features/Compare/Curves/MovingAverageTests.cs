using RealNvp.Web.Features.Compare.Curves;

namespace RealNvp.Web.Tests.Features.Compare.Curves;

public class MovingAverageTests
{
    [Fact]
    public void Without_decay_nothing_changes()
    {
        double[] values = [3, 1, 2];

        Assert.Same(values, MovingAverage.Of(values, 0));
    }

    [Fact]
    public void The_start_is_corrected_for()
    {
        // By hand for decay 0.5: (0.5 * 4 + 0.25 * 8) / 0.75 at the second, with the third 0.5 * 2 + 0.25 * 4 + 0.125 * 8 over 0.875.
        var smooth = MovingAverage.Of([8, 4, 2], 0.5);

        Assert.Equal(8, smooth[0], 1e-12);
        Assert.Equal(4 / 0.75, smooth[1], 1e-12);
        Assert.Equal(3 / 0.875, smooth[2], 1e-12);
    }

    [Fact]
    public void A_constant_stays_itself_however_smooth() =>
        Assert.All(MovingAverage.Of([.. Enumerable.Repeat(1.5, 50)], 0.99), value => Assert.Equal(1.5, value, 1e-12));

    [Fact]
    public void What_is_not_finite_is_a_gap_and_poisons_nothing()
    {
        var smooth = MovingAverage.Of([1, double.NaN, double.PositiveInfinity, 1], 0.9);

        Assert.Equal([1, double.NaN, double.NaN, 1], smooth.Select(value => Math.Round(value, 9)));
    }
}
