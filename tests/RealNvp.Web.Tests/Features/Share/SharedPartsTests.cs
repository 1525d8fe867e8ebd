using Bunit;
using RealNvp.Data.Sharing;
using RealNvp.Engine.Specs;
using RealNvp.Web.Charts.Pictures.Bitmap;
using RealNvp.Web.Features.Share.Public.Preview;
using RealNvp.Web.Features.Share;
using RealNvp.Web.Features.Share.Public;
using RealNvp.Web.Features.Share.Public.Sweeps;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Share;

/// <summary>Parts of shared pages that grow with what they show.</summary>
public class SharedPartsTests : PageContext
{
    [Theory]
    [InlineData(2, "Comparison of run 0, run 1")]
    [InlineData(5, "Comparison of run 0, run 1, run 2, run 3, run 4")]
    [InlineData(50, "Comparison of run 0, run 1, run 2, run 3 and 46 more")]
    public void A_comparison_names_its_runs_as_long_as_they_are_few(int runs, string title) => Assert.Equal(title, Compare(runs).Title);

    [Theory]
    [InlineData(8, 0)]
    [InlineData(50, 42)]
    public void Of_many_runs_the_first_have_a_button_and_the_others_are_folded_away(int runs, int folded)
    {
        var part = Render<SharedWorkspace>(parameters => parameters.Add(p => p.Page, Page(Compare(runs))));

        Assert.Equal(runs, part.FindAll("a.shared-action").Count);
        Assert.Equal(folded, part.FindAll("details a.shared-action").Count);
        Assert.Equal(folded > 0 ? [$"and {folded} more"] : [], part.FindAll("summary").Select(summary => summary.TextContent));
    }

    [Fact]
    public void The_leaderboard_has_its_best_rows_and_says_how_many_more_there_are()
    {
        var trials = Enumerable.Range(1, 30).Select(i => SweepFactory.Trial(i, objective: 1 + 0.01 * i, rank: i)).ToList();
        trials[1] = SweepFactory.Trial(2, SweepTrialState.Stopped, 1.4, 2);
        trials[2] = SweepFactory.Trial(3, SweepTrialState.Failed) with { FailureReason = "/home/somebody: no space left" };
        trials[29] = trials[29] with { IsTrashed = true };
        var sweep = new SharedSweep(new SweepBoard(SweepFactory.Sweep("a"), trials));

        var part = Render<SharedLeaderboard>(parameters => parameters.Add(p => p.Sweep, sweep));

        Assert.Equal(25, part.FindAll("tbody tr").Count);
        Assert.Contains("and 4 more.", part.Markup, StringComparison.Ordinal);
        Assert.Contains("The run of one more trial has been thrown away.", part.Markup, StringComparison.Ordinal);
        Assert.Contains("was place 5 of 6 there", part.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", part.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("run1", part.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_without_a_result_says_so_and_finds_only_trials_that_have_a_run()
    {
        var sweep = new SharedSweep(new SweepBoard(SweepFactory.Sweep("a"), [SweepFactory.Trial(1, SweepTrialState.Waiting), SweepFactory.Trial(2, SweepTrialState.Running)]));

        var part = Render<SharedTrials>(parameters => parameters.Add(p => p.Sweep, sweep));

        Assert.Contains("No trial has a result yet.", part.Markup, StringComparison.Ordinal);
        Assert.Null(sweep.Best);
        Assert.Null(sweep.Find(1));
        Assert.Equal(2, sweep.Find(2)!.Number);
        Assert.True(sweep.IsLive);
    }

    [Fact]
    public void A_run_has_its_clouds_in_their_places_before_there_is_a_snapshot()
    {
        var before = Compare(1);
        var after = before with { Runs = [before.Runs[0] with { Snapshots = [1] }] };

        Assert.Equal(["Data", "Generated"], SharedPanels.Of("token", before).Select(panel => panel.Title));
        Assert.Equal(["data", "generated"], SharedPanels.Of("token", after).Select(panel => panel.Tensor));
    }

    [Fact]
    public void A_comparison_names_a_best_only_where_all_learn_the_same_distribution()
    {
        var same = Compare(2);
        var other = RunFactory.Run("id1", spec: new RunSpec { Dataset = new DatasetSpec { Kind = "circles" } });
        var different = same with { Runs = [same.Runs[0], same.Runs[1] with { Run = other }] };

        Assert.StartsWith("Best: run 0, validation NLL", PreviewPainter.Result(same), StringComparison.Ordinal);
        Assert.Equal("All runs have ended.", PreviewPainter.Result(different));
    }

    [Theory]
    [InlineData("moons h32", "moons h32")]
    [InlineData("rings \ud83c\udf19 of fire", "rings of fire")]
    [InlineData("\u0642\u0645\u0631", "")]
    [InlineData("Größe × 2 – β", "Größe × 2 – β")]
    public void A_picture_leaves_out_what_its_letters_cannot_show(string text, string shown) => Assert.Equal(shown, PictureBrush.Drawable(text));

    [Theory]
    [InlineData(1.127, "Validation NLL 1.127 nats, 0.004 below the entropy floor, by the luck of the validation rows")]
    [InlineData(1.135, "Validation NLL 1.135 nats, 0.004 above the entropy floor")]
    public void A_gap_is_said_by_its_side(double best, string headline) =>
        Assert.Equal(headline, SharedText.Headline(RunFactory.Run("a") with { BestValNll = best }));

    [Fact]
    public void Trials_that_go_on_have_another_shape_than_those_that_have_ended_and_the_key_names_each_that_there_is()
    {
        var trials = SweepFactory.Done(3);
        trials[2] = SweepFactory.Trial(3, SweepTrialState.Running, 1.4, 3);
        var (ended, going) = (RenderTrials(SweepFactory.Done(3)), RenderTrials(trials));

        Assert.Empty(ended.FindAll("polygon"));
        Assert.Equal(["finished", "best so far"], Key(ended));

        // One in the picture for wide screens, one in that for narrow ones, one in the key.
        Assert.Equal(3, going.FindAll("polygon.is-training").Count);
        Assert.Equal(["finished", "still training", "best so far"], Key(going));

        trials[1] = SweepFactory.Trial(2, SweepTrialState.Stopped, 1.3, 2);
        Assert.Equal(["finished", "still training", "ended early", "best so far"], Key(RenderTrials(trials)));

        static IEnumerable<string> Key(IRenderedComponent<SharedTrials> part) => part.FindAll(".picture-key > span").Select(entry => entry.TextContent.Trim());
    }

    private IRenderedComponent<SharedTrials> RenderTrials(IReadOnlyList<SweepTrial> trials) =>
        Render<SharedTrials>(parameters => parameters.Add(p => p.Sweep, new SharedSweep(new SweepBoard(SweepFactory.Sweep("a"), trials))));

    [Fact]
    public void Of_many_settings_the_answer_says_who_it_names_and_the_table_is_folded_away()
    {
        var content = Compare(12);
        content = content with
        {
            Runs = [.. content.Runs.Select((run, i) => run with { Run = RunFactory.Run($"id{i}", Data.Runs.RunStatus.Completed, Settings(i)) with { Name = run.Label, TestRows = 100, TestGap = 0.1 + (0.01 * i) } })],
        };

        var part = Render<SharedVerdicts>(parameters => parameters.Add(p => p.Comparison, SharedComparison.Of("token", content)!));

        Assert.StartsWith("Each of these 12 settings has one result", part.Find(".shared-verdict-headline").TextContent, StringComparison.Ordinal);
        Assert.Equal("all 12 settings", part.Find("section > details > summary").TextContent);
        Assert.Equal(12, part.FindAll("section > details tbody tr").Count);
        Assert.DoesNotContain("id1", part.Markup, StringComparison.Ordinal);

        static RunSpec Settings(int i) => Presets.Quick.Spec with { Model = Presets.Quick.Spec.Model with { HiddenSize = 4 + i } };
    }

    private static SharedContent Compare(int runs) => new(
        new ShareLink { Id = "l", Kind = ShareKind.Comparison, Targets = [], View = "", Title = "", CreatedAt = RunFactory.Start },
        [.. Enumerable.Range(0, runs).Select(i => new SharedRun(i, RunFactory.Run($"id{i}") with { Name = $"run {i}" }, $"run {i}", "var(--run-0)", []))]);

    private static SharedPage Page(SharedContent content) => new()
    {
        Token = "token",
        Content = content,
        View = SharedView.Read(""),
        Charts = new SharedCharts(Web.Charts.LineSpec.Over(Web.Charts.XAxis.Epoch, [], [], []), new Web.Charts.SnapshotSpec([], null, 0, 1, [], ByPlace: false), "", "", false),
        Lines = [],
        Clouds = new Dictionary<Web.Charts.SnapshotPanel, SharedCloud>(),
    };
}
