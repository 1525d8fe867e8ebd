using System.Globalization;
using System.Text;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Evaluation;
using RealNvp.Engine.Evaluation.Scoring;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels;

namespace RealNvp.Engine.Tests.Evaluation.Scoring;

public sealed class CsvScorerTests : IDisposable
{
    private static readonly FlowShape Shape = new(2, 2, 4, 1);
    private static readonly string[] Columns = ["a", "b"];
    private static readonly LogProbQuantiles Training = new([-10, -6, -4, -3, -2]);

    private readonly TempFolder _folder = new();
    private readonly RealNvpFlow _flow = new(
        RandomFlow.Parameters<float>(Shape, seed: 1), new Standardizer([100, -3], [10, 0.5]), new KernelEvaluator(Shape, 1));

    private string Path => _folder.File("d.csv");

    public void Dispose()
    {
        _flow.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("a,b\n100,-3\n110,-2.5\n")]
    [InlineData("b,a\n-3,100\n-2.5,110\n")]
    [InlineData("note,b,a,more\nx,-3,100,\ny,-2.5,110,1\n")]
    [InlineData("a;b\n100;-3\n110;-2.5\n")]
    [InlineData("a;b\n100,0;-3,0\n110,0;-2,5\n")]
    [InlineData("a\tb\n100\t-3\n110\t-2.5\n")]
    [InlineData("100,-3\n110,-2.5\n")]
    [InlineData("a,b,\r\n1e2,-3e0,\r\n110,-2.5,\r\n")]
    [InlineData("\"a\",\"b\"\n\"100\",\"-3\"\n\"110\",\"-2.5\"\n")]
    public void However_the_table_is_written_its_rows_get_the_same_scores(string csv)
    {
        var (lines, summary) = Score(csv);

        var decimalComma = csv.Contains("100,0", StringComparison.Ordinal);
        var delimiter = csv.Contains('\t', StringComparison.Ordinal) ? '\t' : csv.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var cells = lines.Skip(1).Select(line => line.Split(delimiter)[^2]).ToList();
        Near.Assert(
            _flow.LogProb([100, -3, 110, -2.5]),
            [.. cells.Select(cell => double.Parse(decimalComma ? cell.Replace(',', '.') : cell, CultureInfo.InvariantCulture))],
            1e-6);
        Assert.Equal((2, 0), (summary.Rows, summary.Unusable));
    }

    [Fact]
    public void The_table_comes_back_as_it_was_with_two_more_columns()
    {
        var (lines, _) = Score("a;note;b\n100,0;\"x; \"\"y\"\"\";-3,0\n110,0;;-2,5\n");

        Assert.Equal("a;note;b;log_p;share_less_likely", lines[0]);
        Assert.StartsWith("100,0;\"x; \"\"y\"\"\";-3,0;-", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("110,0;;-2,5;-", lines[2], StringComparison.Ordinal);
        var (logProb, share) = (Number(lines[1], 2), Number(lines[1], 1));
        Near.Assert(Training.ShareBelow(logProb), share, 1e-5);

        static double Number(string line, int fromEnd) => double.Parse(line.Split(';')[^fromEnd].Replace(',', '.'), CultureInfo.InvariantCulture);
    }

    [Fact]
    public void What_a_spreadsheet_would_carry_out_comes_back_as_text_and_numbers_as_they_were()
    {
        var (lines, _) = Score("a,b,=1+1,note\n100,-3,+1e3,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\n110,-2.5,-.5,@SUM(A1)\n120,-2,-,-cmd|x\n");

        Assert.Equal("a,b,'=1+1,note,log_p,share_less_likely", lines[0]);
        Assert.StartsWith("100,-3,+1e3,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("110,-2.5,-.5,'@SUM(A1),", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("120,-2,-,'-cmd|x,", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_taken_give_way()
    {
        var (lines, summary) = Score("a,b,log_p\n100,-3,7\n");

        Assert.Equal("a,b,log_p,log_p_2,share_less_likely", lines[0]);
        Assert.Equal("log_p_2", summary.LogProbColumn);
    }

    [Fact]
    public void Rows_without_a_number_keep_their_place_and_are_named()
    {
        var (lines, summary) = Score("a,b\n100,-3\nabc,-3\n100,\n100,1e400\n100,inf\nNaN,-3\n100,-3\n");

        Assert.Equal(8, lines.Count);
        Assert.All(lines[2..7], line => Assert.EndsWith(",,", line, StringComparison.Ordinal));
        Assert.Equal(lines[1], lines[7]);
        Assert.Equal((7, 5), (summary.Rows, summary.Unusable));
        Assert.Equal(
            ["line 3, column a: \"abc\"", "line 4, column b: no value", "line 5, column b: \"1e400\"", "line 6, column b: \"inf\"", "line 7, column a: \"NaN\""],
            summary.FirstUnusable);
    }

    [Fact]
    public void A_row_beyond_float32_has_no_density_and_breaks_nothing()
    {
        var (lines, summary) = Score("a,b\n1e300,-3\n100,-3\n");

        Assert.Equal("1e300,-3,-inf,0", lines[1]);
        Assert.Null(summary.MeanLogProb);
        Assert.Equal([2L, 3L], summary.LeastLikely.Select(row => row.Line));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_but_rows_beyond_float32_still_has_a_summary(bool known)
    {
        File.WriteAllText(Path, "a,b\n1e300,-3\n1e301,-3\n");

        var summary = CsvScorer.Score(_flow, Columns, known ? Training : null, Path, Stream.Null, onlyScores: false, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(1, summary.Histogram.Rows[0]);
        Assert.All(summary.Histogram.Edges, edge => Assert.True(double.IsFinite(edge)));
    }

    [Theory]
    [InlineData("a,c\n1,2\n", "no column b")]
    [InlineData("1,2,3\n4,5,6\n", "trained on the columns a, b")]
    [InlineData("a,b\n1,2\n1,2,3\n1,2\n1,2\n", "1 row without 2 values, the first in line 3 with 3")]
    [InlineData("a,b\n", "no rows")]
    [InlineData("", "empty")]
    [InlineData("a,b\n1,\nx,2\n", "line 2, column b: no value")]
    [InlineData("a,b\n1,2\n1,\"2\n", "A quote opens in line 3")]
    public void A_table_that_does_not_fit_is_refused_before_a_byte_is_written(string csv, string reason)
    {
        File.WriteAllText(Path, csv);
        using var output = new MemoryStream();

        var error = Assert.Throws<DataFormatException>(() =>
            CsvScorer.Score(_flow, Columns, Training, Path, output, onlyScores: false, _ => { }, TestContext.Current.CancellationToken));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, output.Length);
    }

    [Fact]
    public void Many_rows_are_scored_in_chunks_and_the_summary_is_of_all()
    {
        var random = new SeededRandom(3);
        var csv = new StringBuilder("a,b\n");
        double[] rows = [.. Enumerable.Range(0, 10_000).SelectMany(_ => new[] { 100 + 10 * random.NextGaussian(), -3 + 0.5 * random.NextGaussian() })];
        foreach (var row in rows.Chunk(2))
        {
            csv.AppendLine(CultureInfo.InvariantCulture, $"{row[0]:R},{row[1]:R}");
        }

        var progress = new List<ScoringProgress>();
        var (lines, summary) = Score(csv.ToString(), progress.Add);

        var expected = _flow.LogProb(rows);
        Near.Assert(expected, [.. lines.Skip(1).Select(line => double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture))], 1e-5);
        Near.Assert(expected.Average(), summary.MeanLogProb!.Value, 1e-6);
        Assert.Equal(Enumerable.Range(0, 10_000).OrderBy(i => expected[i]).Take(20).Select(i => i + 2L), summary.LeastLikely.Take(20).Select(row => row.Line));
        Assert.True(progress.Count > 1);
        Assert.Equal(new ScoringProgress(10_000, 10_000), progress[^1]);
        Near.Assert(1, summary.Histogram.Rows.Sum(), 1e-9);
        Near.Assert(1, summary.Histogram.Training!.Sum(), 1e-9);
        Assert.Equal(summary.Histogram.Rows.Count + 1, summary.Histogram.Edges.Count);
        Assert.Equal(expected.Count(value => Training.ShareBelow(value) < 0.01), summary.Unusual);
    }

    [Fact]
    public void Weights_that_know_no_training_rows_give_no_shares()
    {
        File.WriteAllText(Path, "a,b\n100,-3\n");
        using var output = new MemoryStream();

        var summary = CsvScorer.Score(_flow, Columns, null, Path, output, onlyScores: true, _ => { }, TestContext.Current.CancellationToken);

        Assert.StartsWith("log_p\n-", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
        Assert.Null(summary.Histogram.Training);
        Assert.Null(summary.Unusual);
    }

    [Fact]
    public void A_cancelled_scoring_stops()
    {
        File.WriteAllText(Path, "a,b\n100,-3\n");

        Assert.Throws<OperationCanceledException>(() => CsvScorer.Score(
            _flow, Columns, null, Path, Stream.Null, onlyScores: true, _ => { }, new CancellationToken(canceled: true)));
    }

    private (List<string> Lines, ScoringSummary Summary) Score(string csv, Action<ScoringProgress>? report = null)
    {
        File.WriteAllText(Path, csv);
        using var output = new MemoryStream();
        var summary = CsvScorer.Score(_flow, Columns, Training, Path, output, onlyScores: false, report ?? (_ => { }), TestContext.Current.CancellationToken);
        return ([.. Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n')], summary);
    }
}
