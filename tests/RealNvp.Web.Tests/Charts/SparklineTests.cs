using Bunit;
using RealNvp.Web.Charts;

namespace RealNvp.Web.Tests.Charts;

public class SparklineTests : BunitContext
{
    [Fact]
    public void Falling_values_fall_from_left_to_right_inside_the_picture()
    {
        var points = Points([3, 2, 1])[0];

        Assert.Equal([3, 48, 93], points.Select(p => p.X));
        Assert.True(points[1].Y > points[0].Y && points[2].Y > points[1].Y);
        Assert.All(points, point => Assert.InRange(point.Y, 0, 22));
    }

    [Fact]
    public void A_value_that_is_no_number_is_a_gap()
    {
        var pieces = Points([3, 2.5, double.NaN, 2, double.PositiveInfinity, 1.5, 1]);

        Assert.Equal([2, 1, 2], pieces.Select(piece => piece.Count));
    }

    [Fact]
    public void A_first_epoch_far_above_the_rest_does_not_flatten_it()
    {
        var values = new List<double> { 1000 };
        values.AddRange(Enumerable.Range(0, 40).Select(i => 2 - i / 40.0));

        var ys = Points(values)[0].Select(p => p.Y).ToList();

        Assert.True(ys[^1] - ys[1] > 10);
        Assert.True(ys[0] >= 0);
    }

    [Fact]
    public void Equal_values_are_a_flat_line_and_one_value_a_dot()
    {
        Assert.Single(Points([1.2, 1.2, 1.2])[0].Select(p => p.Y).Distinct());
        Assert.Single(Render([1.2]).FindAll("circle"));
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { double.NaN, double.NegativeInfinity })]
    public void Without_values_it_says_so_and_keeps_its_size(double[] values)
    {
        var svg = Render(values).Find("svg");

        Assert.Equal("Validation NLL: no values yet", svg.GetAttribute("aria-label"));
        Assert.Equal(("96", "22"), (svg.GetAttribute("width"), svg.GetAttribute("height")));
    }

    private IRenderedComponent<Sparkline> Render(IReadOnlyList<double> values) =>
        Render<Sparkline>(p => p.Add(c => c.Values, values).Add(c => c.Label, "Validation NLL"));

    private List<List<(double X, double Y)>> Points(IReadOnlyList<double> values) =>
        [.. Render(values).FindAll("polyline").Select(line => line.GetAttribute("points")!.Split(' ')
            .Select(pair => pair.Split(',').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray())
            .Select(pair => (pair[0], pair[1])).ToList())];
}
