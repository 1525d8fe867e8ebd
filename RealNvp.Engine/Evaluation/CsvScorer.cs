using RealNvp.Engine.Datasets;
using RealNvp.Engine.Datasets.Csv;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Evaluation;

/// <summary>
/// Scores the rows of a CSV file. Unlike training data they may be few, constant or incomplete; every row gets its place in the result.
/// </summary>
public sealed class CsvScorer
{
    private readonly RealNvpFlow _flow;
    private readonly IReadOnlyList<string> _wanted;
    private readonly List<double> _scores = [];
    private readonly List<int> _pendingRows = [];
    private readonly double[] _pending;
    private int[] _indices = [];
    private int _unusable;
    private long? _firstUnusableLine;

    private CsvScorer(RealNvpFlow flow, IReadOnlyList<string> columns)
    {
        (_flow, _wanted) = (flow, columns);
        _pending = new double[RowChunks.RowsFor(flow.Shape) * flow.Shape.Dimension];
    }

    /// <summary>Reads and scores.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="columns">Names of its columns, in its order. A file without a header must have just as many columns.</param>
    /// <param name="path">The file; delimiter, decimal mark and header are detected.</param>
    /// <exception cref="DataFormatException">The file does not go with the flow.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RowScores Score(RealNvpFlow flow, IReadOnlyList<string> columns, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(columns);
        var scorer = new CsvScorer(flow, columns);
        var head = CsvHead.Read(path, CsvLimits.None);
        var format = CsvFormatDetector.Detect(head);
        var scan = CsvScan.Run(
            path, head, format, CsvLimits.None, names => scorer.ChooseColumns(names, format.HasHeader), (values, records) => scorer.Add(values, records.Line), cancellationToken);
        scorer.ScorePending();
        return RefuseBroken(scan) is { Count: > 0 } problems
            ? throw new DataFormatException(problems)
            : new RowScores(scorer._scores, scorer._unusable, scorer._firstUnusableLine);
    }

    private static List<FieldError> RefuseBroken(CsvScan scan)
    {
        var problems = new List<FieldError>();
        if (scan.UnclosedQuoteLine is { } line)
        {
            problems.Add(new FieldError("data", $"A quote opens in line {line} and is never closed."));
        }

        if (scan.RaggedRows > 0)
        {
            var first = scan.FirstRaggedRows[0];
            problems.Add(new FieldError(
                "data", $"{CsvMessages.Rows(scan.RaggedRows)} without {scan.Names.Count} values, the first in line {first.Line} with {first.Fields}."));
        }

        return problems;
    }

    private void ChooseColumns(IReadOnlyList<string> names, bool areGiven)
    {
        // Other names may mean another order: only where there are none does the position say which column is which.
        var missing = _wanted.Where(name => !names.Contains(name)).ToList();
        if (missing.Count > 0 && (areGiven || names.Count != _wanted.Count))
        {
            throw new DataFormatException(
                "data",
                $"The flow was trained on the columns {CsvMessages.Names(_wanted)}; the file has {CsvMessages.Names(names)}. "
                + "Name them alike, or leave the header out and keep the flow's order.");
        }

        _indices = missing.Count > 0
            ? [.. Enumerable.Range(0, names.Count)]
            : [.. _wanted.Select(name => names.Index().First(item => item.Item == name).Index)];
    }

    private void Add(double[] values, long line)
    {
        var target = _pending.AsSpan(_pendingRows.Count * _indices.Length, _indices.Length);
        for (var i = 0; i < _indices.Length; i++)
        {
            target[i] = values[_indices[i]];
        }

        _scores.Add(double.NaN);
        if (target.ContainsAny(double.NaN, double.PositiveInfinity, double.NegativeInfinity))
        {
            _unusable++;
            _firstUnusableLine ??= line;
            return;
        }

        _pendingRows.Add(_scores.Count - 1);
        if ((_pendingRows.Count + 1) * _indices.Length > _pending.Length)
        {
            ScorePending();
        }
    }

    private void ScorePending()
    {
        var logProb = _flow.LogProb(_pending.AsSpan(0, _pendingRows.Count * _indices.Length));
        for (var i = 0; i < logProb.Length; i++)
        {
            _scores[_pendingRows[i]] = logProb[i];
        }

        _pendingRows.Clear();
    }
}
