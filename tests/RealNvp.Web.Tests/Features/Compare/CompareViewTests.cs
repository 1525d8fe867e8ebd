using RealNvp.Web.Features.Compare;
using RealNvp.Web.Features.Compare.Curves;

namespace RealNvp.Web.Tests.Features.Compare;

public class CompareViewTests
{
    [Fact]
    public void The_address_says_all_that_was_chosen_and_nothing_else()
    {
        var view = new CompareView
        {
            Ids = ["a", "b"],
            Log = true,
            X = CurveAxis.Wall,
            Smoothing = 0.6,
            Zoom = (1.5, 1_764_075_600_123),
            GroupSeeds = false,
            Train = true,
            Hidden = ["a", "b.train"],
            Table = true,
            Outliers = true,
            OnlyDifferences = false,
            Sort = "-testGap",
            Across = "model.hiddenSize",
            Up = "seconds",
            Epoch = 7,
            Columns = (2, 1),
        };

        Assert.Equivalent(view, Again(view), strict: true);
        Assert.All(new CompareView().ToQuery(), value => Assert.Null(value.Value));
    }

    [Theory]
    [InlineData("5~5")]
    [InlineData("9~1")]
    [InlineData("1~x")]
    [InlineData("NaN~1")]
    [InlineData("1~2~3")]
    public void A_zoom_that_makes_no_sense_is_none(string zoom) => Assert.Null(CompareView.Read(new CompareAddress { Zoom = zoom }).Zoom);

    [Theory]
    [InlineData("1")]
    [InlineData("-0.1")]
    [InlineData("much")]
    public void A_smoothing_that_makes_no_sense_is_none(string smooth) => Assert.Equal(0, CompareView.Read(new CompareAddress { Smooth = smooth }).Smoothing);

    [Fact]
    public void A_link_s_view_is_read_like_an_address() => Assert.Equivalent(
        new CompareView { Log = true, Smoothing = 0.4, GroupSeeds = false, Hidden = ["a", "b"], Columns = (1, 0) },
        CompareView.Read(CompareAddress.Parse("y=log&smooth=0.4&group=none&hidden=a%2Cb&columns=1,0&nonsense=1")),
        strict: true);

    [Fact]
    public void Who_leaves_a_run_out_leaves_its_hidden_lines_out() => Assert.Equal(
        ["a", "b.train"],
        new CompareView { Ids = ["a", "b", "c"], Hidden = ["a", "c", "c.train", "b.train"] }.Without("c").Hidden);

    private static CompareView Again(CompareView view)
    {
        var query = view.ToQuery();
        return CompareView.Read(new CompareAddress
        {
            Runs = Text("runs"),
            Y = Text("y"),
            X = Text("x"),
            Smooth = Text("smooth"),
            Zoom = Text("zoom"),
            Group = Text("group"),
            Curves = Text("curves"),
            Settings = Text("settings"),
            Sort = Text("sort"),
            Across = Text("across"),
            Up = Text("up"),
            Epoch = Text("epoch"),
            Columns = Text("columns"),
            Hidden = Text("hidden"),
            Table = Text("table"),
            Outliers = Text("outliers"),
        });

        string? Text(string name) => query[name]?.ToString();
    }
}
