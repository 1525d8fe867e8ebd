using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using RealNvp.Data.Runs;
using RealNvp.Engine.Evaluation.Scoring;
using RealNvp.Engine.Specs;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Runs.Detail;
using RealNvp.Web.Features.Runs.Use;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs;

public class UseTabTests : PageContext
{
    private static readonly ScoringSummary Summary = new()
    {
        Rows = 2_001,
        Unusable = 1,
        FirstUnusable = ["line 4, column b: \"abc\""],
        MeanLogProb = -5.25,
        Unusual = 7,
        LogProbColumn = "log_p",
        Columns = ["a", "b"],
        LeastLikely = [new ScoredRow(12, [1.5, -2], double.NegativeInfinity, 0), new ScoredRow(3, [1, 2], -9, 0.004)],
        Histogram = new ScoreHistogram([-9, -6, -3], [0.25, 0.75], [0.1, 0.9]),
    };

    public UseTabTests() => SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));

    [Fact]
    public void A_scored_table_is_summed_up_and_ready_to_download()
    {
        FlowUse.Outcome = new ScoreOutcome(new ScoredTable("t1", "a", "/nowhere", "rows-scored.csv", DateTime.UnixEpoch), Summary, []);
        var tab = Open();

        Upload(tab, "a,b\n1,2\n");

        tab.WaitForAssertion(() => Assert.Contains("2,000 rows scored, on average −5.250 nats", Text(tab.Find(".score-sentence").TextContent), StringComparison.Ordinal));
        Assert.Equal(["score a rows.csv a,b\n1,2\n"], FlowUse.Asked);
        Assert.Contains("7 are less likely than 99 %", tab.Find(".score-sentence").TextContent, StringComparison.Ordinal);
        Assert.Contains("line 4, column b: \"abc\"", tab.Find(".score-note").TextContent, StringComparison.Ordinal);
        Assert.Equal("/api/v1/runs/a/scores/t1", tab.Find(".score-result a").GetAttribute("href"));
        Assert.Equal(["12|−∞|0.0 %|1.5|-2", "3|−9.000|0.4 %|1|2"], tab.FindAll(".score-result tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))));
        Assert.Equal(2, tab.FindAll(".histogram rect").Count);
    }

    [Fact]
    public void A_table_that_does_not_fit_says_why_and_the_next_may_come()
    {
        FlowUse.Outcome = new ScoreOutcome(null, null, [new FieldError("data", "The file has no column b.")]);
        var tab = Open();

        Upload(tab, "a\n1\n");

        tab.WaitForAssertion(() => Assert.Contains("The file has no column b.", tab.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.False(tab.Find("input[type=file]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_scoring_shows_how_far_it_is_and_can_be_cancelled()
    {
        FlowUse.Gate = new TaskCompletionSource();
        var tab = Open();
        var upload = Task.Run(() => Upload(tab, "a,b\n1,2\n"), Xunit.TestContext.Current.CancellationToken);
        tab.WaitForAssertion(() => Assert.Contains("500 of 2,000 rows scored", tab.Markup, StringComparison.Ordinal));

        await tab.Find(".file-progress button").ClickAsync(new());

        tab.WaitForAssertion(() => Assert.Empty(tab.FindAll(".file-progress")));
        Assert.Empty(tab.FindAll("[role=alert]"));
        await upload;
    }

    [Fact]
    public void Drawn_rows_are_shown_and_the_file_is_a_link()
    {
        var tab = Open();
        tab.Find("#sample-count").Input("5000");
        tab.Find("#sample-seed").Input("7");

        Assert.Equal("/api/v1/runs/a/sample?count=5000&seed=7", tab.Find(".sample a").GetAttribute("href"));
        tab.FindAll(".sample button").Single(button => button.TextContent.Contains("picture", StringComparison.Ordinal)).Click();

        tab.WaitForAssertion(() => Assert.Equal([1f, 2, 3, 4], tab.FindComponent<ScatterChart>().Instance.Points));
        Assert.Equal(["sample a 2000 7"], FlowUse.Asked);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    [InlineData("10000001")]
    public void A_count_that_cannot_be_is_named_and_offers_no_download(string count)
    {
        var tab = Open();

        tab.Find("#sample-count").Input(count);

        Assert.Contains("1 to 10,000,000", tab.Find(".sample .is-error").TextContent, StringComparison.Ordinal);
        Assert.Empty(tab.FindAll(".sample a[href]"));
    }

    [Fact]
    public void A_broken_program_is_told_of()
    {
        FlowUse.Failure = new FlowUseException("The process was killed.");
        var tab = Open();

        tab.FindAll(".sample button").Single(button => button.TextContent.Contains("picture", StringComparison.Ordinal)).Click();

        tab.WaitForAssertion(() => Assert.Contains("The process was killed.", tab.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(RunStatus.Running, "not ready yet")]
    [InlineData(RunStatus.Cancelled, "left no flow")]
    public void A_run_without_weights_has_nothing_to_use(RunStatus status, string words)
    {
        var tab = Render<UseTab>(parameters => parameters.Add(t => t.Run, RunFactory.Run("a", status)));

        Assert.Contains(words, tab.Markup, StringComparison.Ordinal);
        Assert.Empty(tab.FindAll("input"));
    }

    private static string Text(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Upload(IRenderedComponent<UseTab> tab, string csv) =>
        tab.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(csv, "rows.csv"));

    private IRenderedComponent<UseTab> Open() =>
        Render<UseTab>(parameters => parameters.Add(t => t.Run, RunFactory.Run("a") with { Columns = ["a", "b"] }));
}
