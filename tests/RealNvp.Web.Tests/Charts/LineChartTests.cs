using Bunit;
using Microsoft.JSInterop;
using RealNvp.Web.Charts;

namespace RealNvp.Web.Tests.Charts;

public class LineChartTests : ChartContext
{
    [Fact]
    public void It_is_created_once_with_all_it_has_to_draw()
    {
        var chart = RenderChart(12);

        chart.Render();

        var (function, spec) = Assert.Single(Browser.Created);
        Assert.Equal("createLine", function);
        Assert.Equal(12, spec.GetProperty("sources")[0].GetProperty("revision").GetInt32());
        Assert.Equal("valNll", spec.GetProperty("series")[0].GetProperty("column").GetString());
        Assert.Equal("epoch", spec.GetProperty("x").GetString());
        Assert.Equal(1.131, spec.GetProperty("references")[0].GetProperty("value").GetDouble());
    }

    [Fact]
    public void A_new_revision_is_told_and_the_same_one_is_not_told_again()
    {
        var chart = RenderChart(12);

        chart.Render(p => p.Add(c => c.Sources, [new MetricSource("/m", 13)]));
        chart.Render(p => p.Add(c => c.Sources, [new MetricSource("/m", 13)]));

        Assert.Single(Browser.Created);
        Assert.Equal(13, Assert.Single(Browser.Updates).Spec.GetProperty("sources")[0].GetProperty("revision").GetInt32());
    }

    [Fact]
    public void News_that_come_while_the_chart_is_being_created_are_told_once_it_is_there()
    {
        Browser.Gate = new TaskCompletionSource();
        var chart = RenderChart(1);
        chart.Render(p => p.Add(c => c.Sources, [new MetricSource("/m", 2)]));
        chart.Render(p => p.Add(c => c.Sources, [new MetricSource("/m", 3)]));
        Assert.Empty(Browser.Updates);

        Browser.Gate.SetResult();

        chart.WaitForAssertion(() =>
            Assert.Equal(3, Assert.Single(Browser.Updates).Spec.GetProperty("sources")[0].GetProperty("revision").GetInt32()));
    }

    [Fact]
    public void A_reference_that_is_no_number_is_left_out()
    {
        RenderChart(1, [new ReferenceLine("floor", double.NaN)]);

        Assert.Equal(0, Assert.Single(Browser.Created).Spec.GetProperty("references").GetArrayLength());
    }

    [Fact]
    public void Before_any_number_the_box_has_its_height_a_name_and_a_message()
    {
        var chart = RenderChart(0);

        Assert.Contains("--chart-height:300px", chart.Find(".chart").GetAttribute("style"), StringComparison.Ordinal);
        Assert.Equal("Loss of a", chart.Find("[role=img]").GetAttribute("aria-label"));
        Assert.NotEmpty(chart.Find(".chart-message[role=status]").TextContent);
    }

    [Fact]
    public async Task Its_end_ends_the_chart_in_the_browser()
    {
        RenderChart(3);

        await DisposeComponentsAsync();

        Assert.Equal(1, Browser.Disposals);
    }

    [Fact]
    public async Task An_end_while_the_chart_is_being_created_ends_it_afterwards()
    {
        Browser.Gate = new TaskCompletionSource();
        var chart = RenderChart(3);
        await chart.InvokeAsync(() => chart.Instance.DisposeAsync().AsTask());
        Assert.Equal(0, Browser.Disposals);

        Browser.Gate.SetResult();

        chart.WaitForAssertion(() => Assert.Equal(1, Browser.Disposals));
    }

    [Fact]
    public async Task A_browser_that_has_gone_is_no_error()
    {
        RenderChart(3);
        Browser.Failure = new JSDisconnectedException("gone");

        await DisposeComponentsAsync();

        Assert.Equal(0, Browser.Disposals);
    }

    private IRenderedComponent<LineChart> RenderChart(int revision, IReadOnlyList<ReferenceLine>? references = null) =>
        Render<LineChart>(p => p
            .Add(c => c.Sources, [new MetricSource("/m", revision)])
            .Add(c => c.Series, [new LineSeries("validation", "/m", "valNll", "#123456")])
            .Add(c => c.References, references ?? [new ReferenceLine("floor", 1.131)])
            .Add(c => c.Label, "Loss of a")
            .Add(c => c.Height, 300));
}
