using Bunit;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Compare;
using RealNvp.Web.Features.Compare.Verdicts;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Compare.Verdicts;

public class VerdictPanelTests : PageContext
{
    public VerdictPanelTests() => SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));

    private static readonly RunSpec Quick = Presets.Quick.Spec with { Model = Presets.Quick.Spec.Model with { HiddenSize = 64 } };
    private static readonly RunSpec Narrow = Quick with { Model = Quick.Model with { HiddenSize = 4 } };

    [Fact]
    public void The_answer_stands_above_a_table_of_the_groups()
    {
        var panel = Show(Run("a1", Quick, 1, 0.03), Run("b1", Narrow, 1, 0.07), Run("a2", Quick, 2, 0.031), Run("b2", Narrow, 2, 0.072), Run("a3", Quick, 3, 0.03), Run("b3", Narrow, 3, 0.073));

        Assert.StartsWith("A is better than B by 0.041", panel.Find(".verdict-headline").TextContent, StringComparison.Ordinal);
        var rows = panel.FindAll("tbody tr");
        Assert.Equal(["hidden size 64", "hidden size 4"], rows.Select(row => row.QuerySelector("th > span:last-child")!.TextContent));
        Assert.Equal(["leads", "worse"], rows.Select(row => row.LastElementChild!.TextContent));
        Assert.Equal(3, rows[0].QuerySelectorAll(".run-dot").Length);
        Assert.Equal(["3", "0.030", "0.00058", "–"], rows[0].QuerySelectorAll("td.number").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Nobody_leads_in_the_table_where_the_sentence_says_that_nothing_can_be_said()
    {
        var panel = Show(Run("a1", Quick, 1, 0.03), Run("b1", Narrow, 1, 0.07));

        Assert.StartsWith("Nothing can be said yet about A and B", panel.Find(".verdict-headline").TextContent, StringComparison.Ordinal);
        Assert.Equal(["too few seeds", "too few seeds"], panel.FindAll("tbody tr").Select(row => row.LastElementChild!.TextContent));
    }

    [Fact]
    public void A_closed_verdict_says_who_its_letters_are()
    {
        string[] kinds = ["moons", "circles", "rings"];

        var panel = Show([.. kinds.SelectMany(kind => new[] { Quick, Narrow }.Select(spec =>
            Run($"{kind}{spec.Model.HiddenSize}", spec with { Dataset = new DatasetSpec { Kind = kind } }, 1, 0.03) with { DatasetName = kind }))]);

        Assert.Equal(
            ["A hidden size 64", "B hidden size 4"],
            panel.FindAll("details.verdict-one")[0].QuerySelectorAll("summary .verdict-named > span").Select(name => name.TextContent));
    }

    [Fact]
    public void A_new_result_is_taken_in()
    {
        var panel = Show(Run("a1", Quick, 1, 0.03), Run("b1", Narrow, 1, 0.07) with { Status = RunStatus.Running });
        Assert.Equal("Only A has a result so far.", panel.Find(".verdict-headline").TextContent);

        RunRecord[] ended = [Run("a1", Quick, 1, 0.03), Run("b1", Narrow, 1, 0.07)];
        panel.Render(parameters => parameters.Add(p => p.Runs, Compared(ended)).Add(p => p.Verdicts, VerdictMaker.Of(ended)));

        Assert.StartsWith("Nothing can be said yet about A and B", panel.Find(".verdict-headline").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_differ_are_judged_apart()
    {
        var circles = Quick with { Dataset = new DatasetSpec { Kind = "circles" } };

        var panel = Show(Run("a1", Quick, 1, 0.03), Run("c1", circles, 1, 0.3) with { DatasetName = "Circles" });

        Assert.Equal(["Verdict on Two moons, A", "Verdict on Circles, B"], panel.FindAll("h2").Select(heading => heading.TextContent));
    }

    [Fact]
    public void Of_many_data_each_verdict_is_a_line_that_opens_so_that_the_curves_stay_in_sight()
    {
        string[] kinds = ["moons", "circles", "rings"];

        var panel = Show([.. kinds.SelectMany(kind => Enumerable.Range(1, 2).Select(seed =>
            Run($"{kind}{seed}", Quick with { Dataset = new DatasetSpec { Kind = kind } }, seed, 0.03 * seed) with { DatasetName = kind }))]);

        Assert.Equal(["Verdicts"], panel.FindAll("h2").Select(heading => heading.TextContent));
        var lines = panel.FindAll("details.verdict-one");
        Assert.Equal(["moons, A", "circles, B", "rings, C"], lines.Select(line => line.QuerySelector("summary strong")!.TextContent));
        Assert.All(lines, line => Assert.NotEmpty(line.QuerySelector("summary .verdict-headline")!.TextContent));
        Assert.Equal(3, panel.FindComponents<VerdictBody>().Count);
    }

    private IRenderedComponent<VerdictPanel> Show(params RunRecord[] runs) =>
        Render<VerdictPanel>(parameters => parameters.Add(p => p.Runs, Compared(runs)).Add(p => p.Verdicts, VerdictMaker.Of(runs)));

    private static List<ComparedRun> Compared(params RunRecord[] runs) =>
        [.. runs.Select(run => new ComparedRun(run, "red", run.Name, [], ComparedRun.DistributionOf(run)))];

    private static RunRecord Run(string id, RunSpec spec, int seed, double gap) =>
        RunFactory.Run(id, RunStatus.Completed, spec with { Training = spec.Training with { Seed = seed } }) with { TestRows = 20_000, TestGap = gap, TestNll = 1 + gap };
}
