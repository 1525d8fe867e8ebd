using RealNvp.Web.Features.Compare.Curves;

namespace RealNvp.Web.Tests.Features.Compare.Curves;

public class CurveThinnerTests
{
    private static readonly double[] Epochs = [.. Enumerable.Range(1, 10_000).Select(epoch => (double)epoch)];

    [Fact]
    public void A_short_line_is_left_as_it_is() =>
        Assert.Equal([0, 1, 2], CurveThinner.Pick([1, 2, 3], [3, double.NaN, 1], double.NegativeInfinity, double.PositiveInfinity, 16));

    [Fact]
    public void Of_a_long_line_no_more_than_asked_for_stay_and_every_spike_is_among_them()
    {
        var y = Epochs.Select(epoch => 1 / epoch).ToArray();
        (y[4_321], y[8_765]) = (50, -50);

        var kept = CurveThinner.Pick(Epochs, y, double.NegativeInfinity, double.PositiveInfinity, 200);

        Assert.InRange(kept.Count, 150, 200);
        Assert.Equal((0, 9_999), (kept[0], kept[^1]));
        Assert.Contains(4_321, kept);
        Assert.Contains(8_765, kept);
        Assert.Equal(kept.Distinct().Order(), kept);
    }

    [Fact]
    public void A_part_is_as_fine_as_the_whole_and_is_led_to_its_edges()
    {
        var y = Epochs.Select(Math.Sin).ToArray();

        var kept = CurveThinner.Pick(Epochs, y, 5_000, 5_099.5, 200);

        Assert.Equal(Enumerable.Range(4_998, 102), kept);
    }

    [Fact]
    public void A_gap_stays_a_gap()
    {
        var y = Epochs.Select(epoch => epoch is > 3_000 and < 6_000 ? double.NaN : 1.0).ToArray();

        var kept = CurveThinner.Pick(Epochs, y, double.NegativeInfinity, double.PositiveInfinity, 100);

        Assert.Contains(kept, i => double.IsNaN(y[i]));
        Assert.Contains(kept, i => !double.IsNaN(y[i]) && Epochs[i] > 6_000);
    }

    [Theory]
    [InlineData(-20, -10)]
    [InlineData(20_000, 30_000)]
    public void Beyond_its_ends_there_is_at_most_the_point_that_leads_there(double from, double to) =>
        Assert.InRange(CurveThinner.Pick(Epochs, Epochs, from, to, 100).Count, 0, 1);

    [Fact]
    public void A_line_without_points_has_none() => Assert.Empty(CurveThinner.Pick([], [], 0, 1, 100));

    [Fact]
    public void Points_all_at_one_place_are_thinned_too() =>
        Assert.InRange(CurveThinner.Pick([.. Epochs.Select(_ => 5.0)], Epochs, double.NegativeInfinity, double.PositiveInfinity, 100).Count, 2, 4);
}
