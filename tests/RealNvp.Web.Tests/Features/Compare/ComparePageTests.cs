using Bunit;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Compare;
using RealNvp.Web.Queue;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Compare;

public class ComparePageTests : PageContext
{
    public ComparePageTests()
    {
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));
        RunService.Runs.AddRange(Enumerable.Range(0, 12).Select(i => RunFactory.Run($"r{i}")));
        RunService.Snapshots["r0"] = [0, 10];
        RunService.Snapshots["r1"] = [0, 20];
    }

    [Fact]
    public void Without_runs_it_asks_for_some()
    {
        var page = Open("");

        Assert.Contains("Choose two to ten runs", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindComponents<LineChart>());
    }

    [Fact]
    public void One_run_is_kept_and_another_asked_for()
    {
        var page = Open("?runs=r0");

        Assert.Contains("Choose at least one more run", page.Markup, StringComparison.Ordinal);
        Assert.Equal("run r0", page.Find(".run-picker-name").TextContent);
    }

    [Fact]
    public void Two_runs_share_a_chart_a_floor_a_slider_and_the_tables()
    {
        var page = Open("?runs=r1,r0");

        var chart = page.FindComponent<LineChart>().Instance;
        Assert.Equal(["/api/v1/runs/r1/metrics", "/api/v1/runs/r0/metrics"], chart.Sources.Select(s => s.Url));
        Assert.Equal(["valNll", "valNll"], chart.Series.Select(s => s.Column));
        Assert.Equal(2, chart.Series.Select(s => s.Colour).Distinct().Count());
        Assert.Equal(1.131, Assert.Single(chart.References).Value);
        var panels = page.FindComponent<SnapshotViewer>().Instance.Panels;
        Assert.Equal(["data", "generated", "generated"], panels.Select(p => p.Tensor));
        Assert.Single(panels.Select(p => p.Group).Distinct());
        Assert.Equal(["Results", "Settings"], page.FindAll(".compare-table h2").Select(h => h.TextContent));
    }

    [Fact]
    public void Any_two_columns_can_be_looked_at()
    {
        foreach (var i in (int[])[0, 1])
        {
            RunService.Runs[i] = RunService.Runs[i] with { Columns = ["a", "b", "c", "d"] };
        }

        var page = Open("?runs=r0,r1&columns=2,1");
        var viewer = page.FindComponent<SnapshotViewer>();
        Assert.Equal((2, 1), (viewer.Instance.XColumn, viewer.Instance.YColumn));

        page.FindAll(".compare-samples select")[1].Change("3");

        Assert.Equal((2, 3), (viewer.Instance.XColumn, viewer.Instance.YColumn));
        Assert.EndsWith("columns=2%2C3", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_with_other_columns_share_those_they_have_by_number()
    {
        RunService.Runs[0] = RunService.Runs[0] with { Columns = ["a", "b", "c", "d"] };
        RunService.Runs[1] = RunService.Runs[1] with { Columns = ["x", "y", "z"] };

        var page = Open("?runs=r0,r1&columns=0,3");

        Assert.Equal(["column 1", "column 2", "column 3"], page.FindAll(".compare-samples select")[0].Children.Select(option => option.TextContent));
        Assert.Equal(2, page.FindComponent<SnapshotViewer>().Instance.YColumn);
    }

    [Fact]
    public void The_address_holds_what_is_drawn()
    {
        var page = Open("?runs=r0,r1&curves=all&y=log&x=seconds&settings=different&epoch=10");

        var chart = page.FindComponent<LineChart>().Instance;
        Assert.Equal(4, chart.Series.Count);
        Assert.Equal((true, XAxis.Seconds), (chart.Log, chart.X));
        Assert.Equal(10, page.FindComponent<SnapshotViewer>().Instance.Epoch);
        Assert.Contains("All settings are the same.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_curves_are_asked_for_in_the_address()
    {
        var page = Open("?runs=r0,r1");

        page.Find(".compare-controls input[type=checkbox]").Change(true);

        Assert.Equal("/compare?runs=r0%2Cr1&curves=all", Path);
        Assert.Equal(4, page.FindComponent<LineChart>().Instance.Series.Count);
    }

    [Fact]
    public void A_run_can_be_left_out()
    {
        var page = Open("?runs=r0,r1,r2");

        Assert.EndsWith("/compare?runs=r0%2Cr2", page.Find("[aria-label='Leave out run r1']").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_of_no_run_are_named_and_the_others_shown()
    {
        var page = Open("?runs=r0,ghost,r1");

        Assert.Contains("There is no run ghost", page.Find(".compare-note").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindComponent<LineChart>().Instance.Sources.Count);
    }

    [Fact]
    public void A_run_in_the_trash_is_drawn_and_said_to_be_there()
    {
        RunService.Runs[0] = RunService.Runs[0] with { TrashedAt = RunFactory.Start };
        var page = Open("?runs=r0,r1");

        Assert.Contains("“run r0” is in the trash", page.Find(".compare-note").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindComponent<LineChart>().Instance.Sources.Count);
    }

    [Fact]
    public void More_than_ten_runs_are_cut_and_said_to_be()
    {
        var page = Open("?runs=" + string.Join(',', Enumerable.Range(0, 12).Select(i => $"r{i}")));

        Assert.Contains("the first 10 of the 12", page.Find(".compare-note").TextContent, StringComparison.Ordinal);
        Assert.Equal(10, page.FindComponent<LineChart>().Instance.Sources.Count);
        Assert.Empty(page.FindAll(".run-picker-search"));
    }

    [Fact]
    public void Runs_of_different_data_are_drawn_with_a_warning_and_a_floor_each()
    {
        RunService.Runs.Add(RunFactory.Run("c", RunStatus.Completed, Presets.Quick.Spec with { Dataset = new DatasetSpec { Kind = "circles" } }) with
        {
            EntropyFloor = 0.4,
            DatasetName = "Circles",
        });

        var page = Open("?runs=r0,c");

        Assert.Contains("different data", page.Find(".compare-note").TextContent, StringComparison.Ordinal);
        Assert.Equal(["floor of Two moons", "floor of Circles"], page.FindComponent<LineChart>().Instance.References.Select(r => r.Name));
        Assert.Equal(2, page.FindComponent<SnapshotViewer>().Instance.Panels.Select(p => p.Group).Distinct().Count());
    }

    [Fact]
    public void Runs_of_one_name_are_told_apart_by_their_ids()
    {
        RunService.Runs[1] = RunService.Runs[1] with { Name = "run r0" };

        var page = Open("?runs=r0,r1");

        Assert.Equal(["run r0 (r0)", "run r0 (r1)"], page.FindAll(".run-picker-name").Select(name => name.TextContent));
    }

    [Fact]
    public void A_new_epoch_of_one_of_the_runs_is_drawn()
    {
        var page = Open("?runs=r0,r1");

        RunService.Runs[1] = RunService.Runs[1] with { Epoch = 21 };
        Hub.Publish(new RunChange("r1", 21, null, StateChanged: false));

        page.WaitForAssertion(() => Assert.Equal([20, 21], page.FindComponent<LineChart>().Instance.Sources.Select(s => s.Revision)));
    }

    [Fact]
    public async Task A_closed_page_listens_no_longer()
    {
        Open("?runs=r0,r1");
        Assert.Equal(1, Hub.Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(0, Hub.Subscribers);
    }

    [Fact]
    public void Runs_that_cannot_be_read_say_so()
    {
        RunService.Failure = new IOException("The disk is gone.");

        Assert.Contains("The disk is gone.", Open("?runs=r0,r1").Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<ComparePage> Open(string query)
    {
        Navigation.NavigateTo($"/compare{query}");
        return Render<ComparePage>();
    }
}
