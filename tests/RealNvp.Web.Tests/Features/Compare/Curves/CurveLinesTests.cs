using RealNvp.Data.Runs;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Compare;
using RealNvp.Web.Features.Compare.Curves;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Compare.Curves;

public class CurveLinesTests
{
    [Fact]
    public void Seeds_are_thin_lines_under_their_mean_and_share_its_entry_in_the_legend()
    {
        var runs = Runs(3);

        var lines = CurveLines.Of(runs, [new CurveGroup("A", [.. runs.Take(2)]), new CurveGroup("B", [runs[2]])], train: false);

        Assert.Equal(["A, run 0", "A, run 1", "A", "run 2"], lines.Select(line => line.Name));
        Assert.Equal(["A", "A", null, null], lines.Select(line => line.Legend));
        Assert.Equal(["0", "1"], lines[2].Members!);
        Assert.Single(lines.Take(3).Select(line => line.Colour).Distinct());
        Assert.True(lines[0].Width < lines[2].Width);
    }

    [Fact]
    public void Training_curves_are_dashed_and_have_no_band()
    {
        var runs = Runs(2);

        var lines = CurveLines.Of(runs, [new CurveGroup("A", runs)], train: true);

        var train = Assert.Single(lines, line => line.Column == "trainNll");
        Assert.Equal(("A, train", "dashed", false), (train.Name, train.Dash, train.Band));
    }

    [Fact]
    public void Thirty_six_runs_are_told_apart_by_colour_and_stroke()
    {
        var lines = CurveLines.Of(Runs(36), [], train: false);

        Assert.Equal(36, lines.Select(line => (line.Colour, line.Dash)).Distinct().Count());
        Assert.All(lines, line => Assert.False(line.MarkBest));
    }

    [Fact]
    public void A_new_epoch_a_new_state_and_a_return_to_a_checkpoint_are_news()
    {
        var run = Runs(1)[0];
        RunRecord[] states = [run.Run, run.Run with { Epoch = 21 }, run.Run with { Resumes = 1 }, run.Run with { Status = RunStatus.Failed }];

        Assert.Equal(4, states.Select(state => CurveLines.Of([run with { Run = state }], [], false)[0].Revision).Distinct().Count());
    }

    private static List<ComparedRun> Runs(int count)
    {
        var records = Enumerable.Range(0, count).Select(i => RunFactory.Run($"{i}")).ToList();
        var colours = RunPalette.Assign([.. records.Select(run => run.Id)]);
        return [.. records.Select(run => new ComparedRun(run, colours[run.Id], run.Name, [], ComparedRun.DistributionOf(run)))];
    }
}
