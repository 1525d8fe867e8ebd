using RealNvp.Web.Charts.Pictures;

namespace RealNvp.Web.Tests.Charts.Pictures;

public class CloudPictureTests
{
    private static readonly PictureFrame Frame = new(300, 300, 36, 8, 8, 34);

    [Fact]
    public void Points_are_placed_by_the_chosen_columns_and_those_outside_left_out()
    {
        float[] values = [9, 0, 0, 9, 1, 1, 9, 5, 0, 9, float.NaN, 0];
        var picture = CloudPicture.Of(values, 3, (1, 2), (new PointRange(0, 1), new PointRange(0, 1)), ("a", "b"), Frame, 10);

        Assert.Equal([(Frame.Left, Frame.PlotBottom), (Frame.PlotRight, Frame.Top)], picture.Points);
        Assert.Equal(("a", "b"), (picture.XName, picture.YName));
    }

    [Fact]
    public void Equal_units_make_a_step_across_as_long_as_a_step_up_unless_scales_are_far_apart()
    {
        float[] alike = [0, 0, 2, 1];
        var (x, y) = PointRange.Of(alike, 2, 0, 1, equalUnits: true);
        Assert.Equal(x.Span, y.Span, 6);

        float[] apart = [0, 0, 2000, 1];
        (x, y) = PointRange.Of(apart, 2, 0, 1, equalUnits: true);
        Assert.True(x.Span > 100 * y.Span);
    }

    [Fact]
    public void No_finite_point_still_has_axes()
    {
        var (x, _) = PointRange.Of([float.NaN, float.NaN], 2, 0, 1, equalUnits: false);
        Assert.True(x.Span > 0 && double.IsFinite(x.Span));
    }
}
