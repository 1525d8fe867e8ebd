using RealNvp.Engine.Datasets;
using RealNvp.Engine.Datasets.Csv;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Evaluation.Scoring;

/// <summary>
/// Scores the rows of a CSV file of any length, a chunk in memory at a time. Unlike training data they may be few, constant or incomplete;
/// every row gets its place in the result. The file is read twice: before anything is written it is known to be whole.
/// </summary>
public sealed class CsvScorer
{
    private readonly RealNvpFlow _flow;
    private readonly IReadOnlyList<string> _wanted;
    private readonly LogProbQuantiles? _training;
    private readonly ScoreTable _table;
    private readonly ScoreStatistics _statistics;
    private readonly Action<ScoringProgress> _report;
    private readonly double[] _values;
    private readonly List<Pending> _pending = [];
    private readonly int _capacity;
    private IReadOnlyList<string> _names = [];
    private int[] _indices = [];
    private int _usable;
    private int _total;
    private int _complete;
    private string? _firstBlame;

    private CsvScorer(RealNvpFlow flow, IReadOnlyList<string> columns, LogProbQuantiles? training, ScoreTable table, Action<ScoringProgress> report)
    {
        (_flow, _wanted, _training, _table, _report) = (flow, columns, training, table, report);
        _statistics = new ScoreStatistics(training);
        _capacity = RowChunks.RowsFor(flow.Shape);
        _values = new double[_capacity * flow.Shape.Dimension];
    }

    /// <summary>Reads, scores and writes.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="columns">Names of its columns, in its order. A file without a header must have just as many columns.</param>
    /// <param name="training">Log-densities of its training rows, for the share less likely; null: that column is left out.</param>
    /// <param name="path">The file; delimiter, decimal mark and header are detected.</param>
    /// <param name="output">Takes the table with the columns <c>log_p</c> and <c>share_less_likely</c> added.</param>
    /// <param name="onlyScores">Leave the file's own columns out.</param>
    /// <param name="report">Hears of progress after each chunk.</param>
    /// <exception cref="DataFormatException">The file does not go with the flow, or no row of it can be scored.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what was written is not whole.</exception>
    public static ScoringSummary Score(
        RealNvpFlow flow,
        IReadOnlyList<string> columns,
        LogProbQuantiles? training,
        string path,
        Stream output,
        bool onlyScores,
        Action<ScoringProgress> report,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(columns);
        var head = CsvHead.Read(path, CsvLimits.None);
        var format = CsvFormatDetector.Detect(head);
        var scorer = new CsvScorer(flow, columns, training, new ScoreTable(output, format, onlyScores, training is not null), report);
        scorer.Check(CsvScan.Run(
            path, head, format, CsvLimits.None, names => scorer.ChooseColumns(names, format.HasHeader), scorer.Count, cancellationToken));
        scorer._table.WriteHeader(scorer._names);
        CsvScan.Run(path, head, format, CsvLimits.None, _ => { }, (values, records) => scorer.Add(values, records, cancellationToken), cancellationToken);
        scorer.ScorePending(cancellationToken);
        return scorer._statistics.ToSummary(columns, scorer._table.LogProbColumn);
    }

    private void ChooseColumns(IReadOnlyList<string> names, bool areGiven)
    {
        // Other names may mean another order: only where there are none does the position say which column is which.
        _names = names;
        var missing = _wanted.Where(name => !names.Contains(name)).ToList();
        if (missing.Count > 0 && (areGiven || names.Count != _wanted.Count))
        {
            throw new DataFormatException(
                "data",
                (areGiven ? $"The file has no column {CsvMessages.Names(missing)}. " : "")
                + $"The flow was trained on the columns {CsvMessages.Names(_wanted)}; the file has {CsvMessages.Names(names)}. "
                + "Name them alike, or leave the header out and keep the flow's order.");
        }

        _indices = missing.Count > 0
            ? [.. Enumerable.Range(0, names.Count)]
            : [.. _wanted.Select(name => names.Index().First(item => item.Item == name).Index)];
    }

    private void Count(double[] values, CsvRecords records)
    {
        var unusable = FindUnusable(values);
        _complete += unusable < 0 ? 1 : 0;
        _firstBlame ??= unusable < 0 ? null : Blame(unusable, records);
    }

    private void Check(CsvScan scan)
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

        if (scan.Rows == 0)
        {
            problems.Add(new FieldError("data", "The file has no rows below its header."));
        }

        if (scan.Rows > 0 && _complete == 0)
        {
            problems.Add(new FieldError("data", $"No row has a number in every column of the flow; the first that has not: {_firstBlame}."));
        }

        _total = scan.Rows;
        if (problems.Count > 0)
        {
            throw new DataFormatException(problems);
        }
    }

    private void Add(double[] values, CsvRecords records, CancellationToken cancellationToken)
    {
        _table.AddRow(records, values.Length);
        var unusable = FindUnusable(values);
        if (unusable >= 0)
        {
            _statistics.AddUnusable(Blame(unusable, records));
            _pending.Add(new Pending(records.Line, -1));
        }
        else
        {
            for (var i = 0; i < _indices.Length; i++)
            {
                _values[_usable * _indices.Length + i] = values[_indices[i]];
            }

            _pending.Add(new Pending(records.Line, _usable++));
        }

        if (_pending.Count == _capacity)
        {
            ScorePending(cancellationToken);
        }
    }

    private string Blame(int column, CsvRecords records)
    {
        var text = CsvCell.Show(records.Field(column));
        return $"line {records.Line}, column {_names[column]}: {(text.Length == 0 ? "no value" : $"\"{text}\"")}";
    }

    private int FindUnusable(double[] values)
    {
        foreach (var index in _indices)
        {
            if (!double.IsFinite(values[index]))
            {
                return index;
            }
        }

        return -1;
    }

    private void ScorePending(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var scored = _usable == 0 ? [] : _flow.LogProb(_values.AsSpan(0, _usable * _indices.Length));
        var logProb = new double[_pending.Count];
        for (var i = 0; i < logProb.Length; i++)
        {
            var (line, place) = _pending[i];
            if (place < 0)
            {
                logProb[i] = double.NaN;
                continue;
            }

            // A row so far away that float32 overflows on the way has no density worth a number.
            logProb[i] = double.IsFinite(scored[place]) ? scored[place] : double.NegativeInfinity;
            _statistics.Add(logProb[i], ShareOf(logProb[i]), line, _values.AsSpan(place * _indices.Length, _indices.Length));
        }

        _table.WriteScores(logProb, ShareOf);
        _pending.Clear();
        _usable = 0;
        _report(new ScoringProgress(_statistics.Rows, _total));
    }

    private double? ShareOf(double logProb) => _training?.ShareBelow(logProb);

    /// <summary>A row that waits for its score.</summary>
    /// <param name="Line">Where it starts.</param>
    /// <param name="Place">Its place among the usable rows of the chunk; -1: it is not usable.</param>
    private sealed record Pending(long Line, int Place);
}
