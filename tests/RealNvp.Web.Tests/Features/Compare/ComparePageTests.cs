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
        RunService.Runs.AddRange(Enumerable.Range(0, 52).Select(i => RunFactory.Run($"r{i}", RunStatus.Completed, Seed(i))));
        RunService.Snapshots["r0"] = [0, 10];
        RunService.Snapshots["r1"] = [0, 20];
    }

    [Fact]
    public void Without_runs_it_asks_for_some()
    {
        var page = Open("");

        Assert.Contains("Choose two to fifty runs", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindComponents<CurvesChart>());
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

        var chart = Curves(page);
        Assert.Equal("/api/v1/compare/curves", chart.Url);
        Assert.Equal(["r1", "r0", null], chart.Lines.Select(line => line.Id));
        Assert.Equal(["r1", "r0"], chart.Lines[2].Members!);
        Assert.All(chart.Lines, line => Assert.Equal("valNll", line.Column));
        Assert.Equal(1.131, Assert.Single(chart.References).Value);
        var panels = page.FindComponent<SnapshotViewer>().Instance.Panels;
        Assert.Equal(["data", "generated", "generated"], panels.Select(p => p.Tensor));
        Assert.Single(panels.Select(p => p.Group).Distinct());
        Assert.Equal(["Results", "Settings"], page.FindAll(".compare-table h2").Select(h => h.TextContent));
    }

    [Fact]
    public void Fifty_runs_are_all_there_once_the_page_is_drawn()
    {
        var page = Open("?runs=" + string.Join(',', Enumerable.Range(0, 50).Select(i => $"r{i}")));

        Assert.Equal(50, page.FindAll(".compare-results tbody tr").Count);
        Assert.Empty(page.FindAll(".compare-later"));
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
        var page = Open("?runs=r0,r1&curves=all&group=none&y=log&x=seconds&smooth=0.6&zoom=2~9&settings=all&epoch=10");

        var chart = Curves(page);
        Assert.Equal(4, chart.Lines.Count);
        Assert.Equal(2, chart.Lines.Select(line => line.Colour).Distinct().Count());
        Assert.Equal((true, "seconds", 0.6, "nats, moving average 0.6"), (chart.Log, chart.X, chart.Smoothing, chart.YUnit));
        Assert.Equal([2, 9], chart.Zoom!);
        Assert.Equal(10, page.FindComponent<SnapshotViewer>().Instance.Epoch);
        Assert.Contains("Hidden size", page.Find("[aria-label=Settings]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_curves_are_asked_for_in_the_address()
    {
        var page = Open("?runs=r0,r1&group=none");

        page.FindAll(".compare-controls input[type=checkbox]")[1].Change(true);

        Assert.Equal("/compare?runs=r0%2Cr1&group=none&curves=all", Path);
        Assert.Equal(4, Curves(page).Lines.Count);
    }

    [Fact]
    public void Seeds_are_drawn_as_a_mean_or_each_for_itself()
    {
        var page = Open("?runs=r0,r1");
        Assert.Equal(3, Curves(page).Lines.Count);

        page.FindAll(".compare-controls input[type=checkbox]")[0].Change(false);

        Assert.Equal("/compare?runs=r0%2Cr1&group=none", Path);
        Assert.Equal(["r0", "r1"], Curves(page).Lines.Select(line => line.Id));
    }

    [Fact]
    public void Where_no_two_runs_share_their_settings_there_is_no_mean_to_choose()
    {
        RunService.Runs.Add(RunFactory.Run("c", RunStatus.Completed, Presets.Quick.Spec with { Model = Presets.Quick.Spec.Model with { HiddenSize = 5 } }));

        var page = Open("?runs=r0,c");

        Assert.Equal(2, page.FindAll(".compare-controls input[type=checkbox]").Count);
        Assert.DoesNotContain("mean over seeds", page.Markup, StringComparison.Ordinal);
        Assert.Equal(2, Curves(page).Lines.Count);
    }

    [Fact]
    public async Task A_zoom_is_kept_in_the_address_and_given_up_with_its_axis()
    {
        var page = Open("?runs=r0,r1");

        await page.FindComponent<CurvesChart>().Instance.OnZoomed(2.5, 9);
        Assert.Equal("/compare?runs=r0%2Cr1&zoom=2.5~9", Path);
        Assert.Equal([2.5, 9], Curves(page).Zoom!);

        page.Find("select[aria-label='Horizontal axis']").Change("Step");
        Assert.Equal("/compare?runs=r0%2Cr1&x=step", Path);
    }

    [Fact]
    public async Task Hidden_lines_and_the_open_table_are_kept_in_the_address()
    {
        var page = Open("?runs=r0,r1&group=none");
        var chart = page.FindComponent<CurvesChart>();

        await chart.Instance.OnHidden(["r1"]);
        await chart.Instance.OnTable(true);

        Assert.Equal("/compare?runs=r0%2Cr1&group=none&hidden=r1&table=curves", Path);
        Assert.Equal(["r1"], Curves(page).Hidden);
        Assert.True(Curves(page).Table);
        await chart.Instance.OnHidden([]);
        await chart.Instance.OnTable(false);
        Assert.Equal("/compare?runs=r0%2Cr1&group=none", Path);
    }

    [Fact]
    public void Outliers_are_left_out_until_they_are_asked_for()
    {
        var page = Open("?runs=r0,r1");
        Assert.False(Curves(page).Outliers);

        page.FindAll(".compare-controls input[type=checkbox]")[2].Change(true);

        Assert.Equal("/compare?runs=r0%2Cr1&outliers=show", Path);
        Assert.True(Curves(page).Outliers);
    }

    [Fact]
    public void Over_the_time_of_day_there_is_no_mean_and_the_page_says_why()
    {
        var page = Open("?runs=r0,r1&x=wall");

        Assert.All(Curves(page).Lines, line => Assert.NotNull(line.Id));
        Assert.Contains("a mean of starting times", page.Find(".compare-curves-why").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tables_can_be_saved_as_they_are_shown()
    {
        var page = Open("?runs=r0,r1&sort=-seconds&settings=all");

        Assert.Equal(
            ["/compare/results.csv?runs=r0,r1&settings=all&sort=-seconds", "/compare/settings.csv?runs=r0,r1&settings=all&sort=-seconds"],
            page.FindAll("a.compare-file").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Smoothing_is_stated_on_the_chart()
    {
        var page = Open("?runs=r0,r1");
        Assert.Equal("nats", Curves(page).YUnit);

        page.Find("input[type=range][aria-label=Smoothing]").Change("0.9");

        Assert.Equal("/compare?runs=r0%2Cr1&smooth=0.9", Path);
        Assert.Equal("nats, moving average 0.9", Curves(page).YUnit);
    }

    [Fact]
    public void Settings_that_differ_are_shown_and_the_others_on_demand()
    {
        var page = Open("?runs=r0,r1");
        Assert.Equal(["Training seed"], page.FindAll("[aria-label=Settings] tr.is-different th").Select(row => row.FirstChild!.TextContent.Trim()));
        Assert.Single(page.FindAll("[aria-label=Settings] tbody tr:not(.compare-group)"));

        page.Find(".compare-only input").Change(false);

        Assert.Equal("/compare?runs=r0%2Cr1&settings=all", Path);
        Assert.Contains("Hidden size", page.Find("[aria-label=Settings]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_are_sorted_by_any_column_up_down_and_as_chosen()
    {
        foreach (var (i, gap) in ((int, double?)[])[(0, 0.05), (1, null), (2, 0.03)])
        {
            RunService.Runs[i] = RunService.Runs[i] with { TestGap = gap };
        }

        var page = Open("?runs=r0,r1,r2");
        Assert.Equal(["run r0", "run r1", "run r2"], Names());

        Click();
        Assert.Equal(["run r2", "run r0", "run r1"], Names());
        Assert.EndsWith("&sort=testGap", Path, StringComparison.Ordinal);
        Click();
        Assert.Equal(["run r0", "run r2", "run r1"], Names());
        Click();
        Assert.Equal("/compare?runs=r0%2Cr1%2Cr2", Path);

        void Click() => page.FindAll(".compare-results thead button").Single(button => button.TextContent.Contains("above the entropy", StringComparison.Ordinal)).Click();
        IEnumerable<string> Names() => page.FindAll(".compare-results tbody th").Select(cell => cell.TextContent.Trim());
    }

    [Fact]
    public void A_setting_is_drawn_against_a_result()
    {
        var page = Open("?runs=r0,r1");
        var points = page.FindComponents<DimensionsChart>()[0];
        Assert.Equal(["Training seed", "best validation NLL, nats"], points.Instance.Spec.Dimensions.Select(dimension => dimension.Name));

        page.FindAll(".compare-explorer select")[0].Change("seconds");

        Assert.Equal("/compare?runs=r0%2Cr1&up=seconds", Path);
        Assert.Equal("training time", points.Instance.Spec.Dimensions[1].Name);
    }

    [Fact]
    public void A_run_deleted_while_it_is_compared_is_named_and_the_others_stay()
    {
        var page = Open("?runs=r0,r1,r2");

        RunService.Runs.RemoveAll(run => run.Id == "r1");
        Hub.Publish(new RunChange("r1", 0, null, StateChanged: true));

        page.WaitForAssertion(() => Assert.Contains("The run “run r1” was deleted while it was compared", page.Find(".compare-note").TextContent, StringComparison.Ordinal));
        Assert.Equal(["r0", "r2"], Curves(page).Lines[^1].Members!);
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
        Assert.Equal(["r0", "r1"], Curves(page).Lines[^1].Members!);
    }

    [Fact]
    public void A_run_in_the_trash_is_drawn_and_said_to_be_there()
    {
        RunService.Runs[0] = RunService.Runs[0] with { TrashedAt = RunFactory.Start };
        var page = Open("?runs=r0,r1");

        Assert.Contains("“run r0” is in the trash", page.Find(".compare-note").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, Curves(page).Lines[^1].Members!.Count);
    }

    [Fact]
    public void More_than_fifty_runs_are_cut_and_said_to_be()
    {
        var page = Open("?runs=" + string.Join(',', Enumerable.Range(0, 52).Select(i => $"r{i}")));

        Assert.Contains("the first 50 of the 52", page.Find(".compare-note").TextContent, StringComparison.Ordinal);
        Assert.Equal(50, Curves(page).Lines[^1].Members!.Count);
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
        Assert.Equal(["floor of Two moons", "floor of Circles"], Curves(page).References.Select(r => r.Name));
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
        var page = Open("?runs=r0,r1&group=none");
        var before = Curves(page).Lines.Select(line => line.Revision).ToList();

        RunService.Runs[1] = RunService.Runs[1] with { Epoch = 21 };
        Hub.Publish(new RunChange("r1", 21, null, StateChanged: false));

        page.WaitForAssertion(() => Assert.NotEqual(before[1], Curves(page).Lines[1].Revision));
        Assert.Equal(before[0], Curves(page).Lines[0].Revision);
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

    private static RunSpec Seed(int seed) => Presets.Quick.Spec with { Training = Presets.Quick.Spec.Training with { Seed = seed } };

    private static CurvesSpec Curves(IRenderedComponent<ComparePage> page) => page.FindComponent<CurvesChart>().Instance.Spec;

    private IRenderedComponent<ComparePage> Open(string query)
    {
        Navigation.NavigateTo($"/compare{query}");
        return Render<ComparePage>();
    }
}
