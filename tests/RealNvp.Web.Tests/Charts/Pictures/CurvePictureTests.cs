using RealNvp.Web.Charts;
using RealNvp.Web.Charts.Pictures;

namespace RealNvp.Web.Tests.Charts.Pictures;

public class CurvePictureTests
{
    private static readonly PictureFrame Frame = new(600, 300, 50, 20, 20, 30);

    private static readonly LineSeries Look = new("validation", "", "valNll", "red") { MarkBest = true };

    [Fact]
    public void The_curve_fills_the_plot_from_first_to_last_epoch_and_falls_as_its_values_do()
    {
        var picture = Draw([3, 2, 1.5]);

        var points = Assert.Single(Assert.Single(picture.Paths).Pieces);
        Assert.Equal([50, 315, 580], points.Select(point => point.X));
        Assert.True(points[0].Y < points[1].Y && points[1].Y < points[2].Y);
        Assert.All(points, point => Assert.InRange(point.Y, Frame.Top, Frame.PlotBottom));
        Assert.Equal(points[2], picture.Paths[0].Best);
    }

    [Fact]
    public void Values_that_are_no_numbers_are_gaps()
    {
        var picture = Draw([3, double.NaN, 2, 1.5, double.PositiveInfinity]);

        Assert.Equal([1, 2], picture.Paths[0].Pieces.Select(piece => piece.Count));
        Assert.Equal(1.5, picture.Paths[0].Last);
    }

    [Fact]
    public void Without_a_finite_value_there_is_nothing_to_draw() => Assert.Null(CurvePicture.Of([Line([double.NaN])], [], Frame));

    [Fact]
    public void A_reference_below_the_curve_is_inside_the_plot_with_room_for_its_name()
    {
        var picture = CurvePicture.Of([Line([3, 2])], [new ReferenceLine("entropy floor", 1.131)], Frame)!;

        var (_, mark) = Assert.Single(picture.References);
        Assert.Equal("entropy floor 1.131", mark.Text);
        Assert.InRange(mark.At, Frame.Top, Frame.PlotBottom - 14);
    }

    [Theory]
    [InlineData(false, "NLL, nats")]
    [InlineData(true, "NLL, nats (log)")]
    public void The_axis_says_its_unit_and_scale(bool log, string name) =>
        Assert.Equal(name, CurvePicture.Of([Line([300, 2])], [], Frame, log: log)!.YName);

    [Fact]
    public void A_logarithmic_axis_of_negative_values_is_a_symmetric_one()
    {
        var picture = CurvePicture.Of([Line([100, 1, -0.5])], [], Frame, log: true)!;

        Assert.Contains("symmetric", picture.YName, StringComparison.Ordinal);
        Assert.All(picture.Paths[0].Pieces[0], point => Assert.InRange(point.Y, Frame.Top, Frame.PlotBottom));
        Assert.True(picture.YTicks.Count >= 2);
    }

    [Fact]
    public void Epochs_are_marked_by_whole_numbers_and_one_epoch_does()
    {
        Assert.All(Draw([3, 2, 1]).XTicks, tick => Assert.True(int.TryParse(tick.Text, out _), tick.Text));
        Assert.NotEmpty(Draw([3]).YTicks);
    }

    [Fact]
    public void A_mean_has_a_band_between_its_members_broken_where_there_is_a_gap()
    {
        var line = Line([3, 2, 2, 1.5, 1.4]) with { Low = [2.9, 1.9, double.NaN, 1.4, 1.3], High = [3.1, 2.1, double.NaN, 1.6, 1.5] };

        var picture = CurvePicture.Of([line], [], Frame)!;

        Assert.Equal([4, 4], picture.Paths[0].Band.Select(polygon => polygon.Count));
        var (left, right) = (picture.Paths[0].Band[0][0], picture.Paths[0].Band[0][^1]);
        Assert.Equal(left.X, right.X);
        Assert.True(left.Y > right.Y);
        Assert.All(picture.Paths[0].Band.SelectMany(polygon => polygon), point => Assert.InRange(point.Y, Frame.Top, Frame.PlotBottom));
    }

    [Fact]
    public void Outliers_leave_the_plot_and_the_axis_says_so()
    {
        List<PictureLine> lines = [Line([3, 2, 1.5]), Line([4e9, 3, 2])];

        var picture = CurvePicture.Of(lines, [], Frame, PictureAxis.Epoch, log: false, "nats, moving average 0.4", outliers: false)!;

        Assert.Equal("NLL, nats, moving average 0.4, outliers left out", picture.YName);
        Assert.True(picture.IsCut);
        Assert.InRange(picture.Paths[0].Pieces[0][0].Y, Frame.Top, Frame.PlotBottom);
        Assert.True(picture.Paths[1].Pieces[0][0].Y < Frame.Top);
        Assert.False(CurvePicture.Of(lines, [], Frame)!.IsCut);
    }

    [Fact]
    public void A_clock_is_marked_at_round_times()
    {
        var start = (new DateTime(2026, 3, 1, 9, 58, 10, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalMilliseconds;

        var ticks = new PictureAxis("start") { IsClock = true }.Ticks(start, start + 600_000, 5);

        Assert.Equal(["10:00", "10:02", "10:04", "10:06", "10:08"], ticks.Select(tick => tick.Text));
    }

    private static CurvePicture Draw(double[] values) => CurvePicture.Of([Line(values)], [], Frame)!;

    private static PictureLine Line(double[] values) => new(Look, [.. values.Select((_, i) => i + 1.0)], values);
}
