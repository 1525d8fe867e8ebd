using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RealNvp.Web.Charts;

namespace RealNvp.Web.Tests.Charts;

public class CurvesChartTests : ChartContext
{
    public CurvesChartTests() => SetRendererInfo(new RendererInfo("Server", isInteractive: true));

    [Fact]
    public void It_is_created_once_with_all_it_has_to_draw_and_with_its_component_to_report_to()
    {
        var chart = RenderChart(Spec(1));

        chart.Render();

        var (function, spec) = Assert.Single(Browser.Created);
        Assert.Equal("createCurves", function);
        Assert.Equal("/curves", spec.GetProperty("url").GetString());
        Assert.Equal("valNll", spec.GetProperty("lines")[0].GetProperty("column").GetString());
        Assert.IsType<DotNetObjectReference<CurvesChart>>(Browser.LastArguments[2]);
    }

    [Fact]
    public void News_are_told_and_the_same_ones_are_not_told_again()
    {
        var chart = RenderChart(Spec(1));

        chart.Render(parameters => parameters.Add(c => c.Spec, Spec(2)));
        chart.Render(parameters => parameters.Add(c => c.Spec, Spec(2)));

        Assert.Equal(2, Assert.Single(Browser.Updates).Spec.GetProperty("lines")[0].GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task A_zoom_in_the_browser_is_passed_on_and_so_is_its_end()
    {
        var zooms = new List<(double, double)?>();
        var chart = RenderChart(Spec(1), zooms.Add);

        await chart.Instance.OnZoomed(3, 8);
        await chart.Instance.OnZoomed(null, null);

        Assert.Equal(2, zooms.Count);
        Assert.Equal((3.0, 8.0), zooms[0]);
        Assert.Null(zooms[1]);
    }

    [Fact]
    public void Before_the_circuit_starts_the_browser_is_told_what_to_fetch_and_afterwards_no_more()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        var before = RenderChart(Spec(3));

        Assert.Contains("charts/early.js", before.Find("script[type=module]").GetAttribute("src"), StringComparison.Ordinal);
        var told = JsonDocument.Parse(before.Find(".chart").GetAttribute("data-early")!).RootElement;
        Assert.Equal(("/curves", 3), (told.GetProperty("url").GetString(), told.GetProperty("lines")[0].GetProperty("revision").GetInt32()));

        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var after = RenderChart(Spec(3));

        Assert.Empty(after.FindAll("script"));
        Assert.False(after.Find(".chart").HasAttribute("data-early"));
    }

    [Fact]
    public async Task What_the_legend_hides_and_the_table_are_passed_on()
    {
        var told = new List<object>();
        var chart = Render<CurvesChart>(parameters => parameters
            .Add(c => c.Spec, Spec(1) with { Table = true })
            .Add(c => c.Label, "Curves")
            .Add(c => c.HiddenChanged, keys => told.Add(keys))
            .Add(c => c.TableChanged, isOpen => told.Add(isOpen)));
        Assert.Equal("true", chart.Find(".chart-table-toggle").GetAttribute("aria-expanded"));
        Assert.False(chart.Find(".chart-table").HasAttribute("hidden"));

        await chart.Instance.OnHidden(["a"]);
        await chart.Instance.OnTable(false);

        Assert.Equal(["a"], Assert.IsAssignableFrom<IReadOnlyList<string>>(told[0]));
        Assert.False(Assert.IsType<bool>(told[1]));
    }

    [Fact]
    public void Where_a_picture_holds_its_place_nothing_is_fetched_early()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        var chart = Render<CurvesChart>(parameters => parameters.Add(c => c.Spec, Spec(1)).Add(c => c.Label, "Curves").Add(c => c.Picture, "<svg></svg>"));

        Assert.Equal("picture", chart.Find(".chart").GetAttribute("data-state"));
        Assert.False(chart.Find(".chart").HasAttribute("data-early"));
        Assert.Empty(chart.FindAll("script"));
        Assert.Single(chart.FindAll(".chart-picture svg"));
    }

    private static CurvesSpec Spec(int revision) => new()
    {
        Url = "/curves",
        Lines = [new CurveLine("a", "valNll", "red", revision) { Id = "a" }],
        X = "epoch",
        XName = "epoch",
        XFormat = "integer",
    };

    private IRenderedComponent<CurvesChart> RenderChart(CurvesSpec spec, Action<(double, double)?>? zoomed = null) => Render<CurvesChart>(parameters => parameters
        .Add(chart => chart.Spec, spec)
        .Add(chart => chart.Label, "Curves")
        .Add(chart => chart.Zoomed, zoomed ?? (_ => { })));
}
