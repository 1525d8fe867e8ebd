using RealNvp.Web.Charts;
using RealNvp.Web.Features.Runs.Detail;

namespace RealNvp.Web.Tests.Features.Runs;

public class RunViewTests
{
    [Fact]
    public void The_default_view_needs_no_query() => Assert.All(new RunView().ToQuery(), pair => Assert.Null(pair.Value));

    [Fact]
    public void What_an_address_says_is_what_was_seen()
    {
        var view = new RunView { Tab = RunTab.Files, Log = true, X = XAxis.Seconds, Epoch = 12, Columns = (3, 0), ByPlace = false };
        var query = view.ToQuery().ToDictionary(pair => pair.Key, pair => pair.Value?.ToString());

        Assert.Equal(view, RunView.Read(query["tab"], query["y"], query["x"], query["epoch"], query["columns"], query["colour"]));
    }

    [Theory]
    [InlineData("nonsense", "cubic", "lightyears", "-4", "1", "green")]
    [InlineData("17", "", "", "1e9", "a,b", "")]
    [InlineData("", null, null, "99999999999999", "-1,2", null)]
    public void What_makes_no_sense_is_the_default(string? tab, string? y, string? x, string? epoch, string? columns, string? colour) =>
        Assert.Equal(new RunView(), RunView.Read(tab, y, x, epoch, columns, colour));
}
