using System.Runtime.InteropServices;
using Bunit;
using RealNvp.Web.Charts;

namespace RealNvp.Web.Tests.Charts;

public class ScatterChartTests : ChartContext
{
    private static readonly float[] Three = [1, 2, 3.5f, -4, float.NaN, 6];

    [Fact]
    public void Points_go_to_the_browser_as_bytes()
    {
        RenderChart(Three);

        var bytes = Assert.IsType<byte[]>(Browser.LastArguments[2]);
        Assert.Equal(Three, MemoryMarshal.Cast<byte, float>(bytes).ToArray());
        Assert.Equal(["x1", "x2"], Assert.Single(Browser.Created).Spec.GetProperty("names").EnumerateArray().Select(n => n.GetString()));
    }

    [Fact]
    public void Other_columns_of_the_same_points_do_not_send_them_again()
    {
        var chart = RenderChart(Three);

        chart.Render(p => p.Add(c => c.XColumn, 1).Add(c => c.YColumn, 0));

        var (spec, arguments) = Assert.Single(Browser.Updates);
        Assert.Equal((1, 0), (spec.GetProperty("x").GetInt32(), spec.GetProperty("y").GetInt32()));
        Assert.Null(arguments[1]);
    }

    [Fact]
    public void Other_points_are_sent()
    {
        var chart = RenderChart(Three);

        chart.Render(p => p.Add(c => c.Points, [7f, 8f]));

        Assert.Equal(8, Assert.IsType<byte[]>(Assert.Single(Browser.Updates).Arguments[1]).Length);
    }

    private IRenderedComponent<ScatterChart> RenderChart(float[] points) =>
        Render<ScatterChart>(p => p.Add(c => c.Points, points).Add(c => c.Title, "Preview"));
}
