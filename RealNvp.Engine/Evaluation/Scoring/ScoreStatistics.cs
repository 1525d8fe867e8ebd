namespace RealNvp.Engine.Evaluation.Scoring;

/// <summary>Keeps what a summary needs while rows pass by: eight bytes of each, and the few least likely.</summary>
internal sealed class ScoreStatistics(LogProbQuantiles? training)
{
    /// <summary>Least likely rows kept.</summary>
    public const int Kept = 50;

    private const int KeptUnusable = 5;
    private const double UnusualShare = 0.01;

    private readonly List<double> _logProb = [];
    private readonly PriorityQueue<ScoredRow, double> _least = new(Comparer<double>.Create((a, b) => b.CompareTo(a)));
    private readonly List<string> _firstUnusable = [];
    private int _unusable, _unusual;

    public int Rows => _logProb.Count + _unusable;

    public void AddUnusable(string cell)
    {
        _unusable++;
        if (_firstUnusable.Count < KeptUnusable)
        {
            _firstUnusable.Add(cell);
        }
    }

    public void Add(double logProb, double? share, long line, ReadOnlySpan<double> values)
    {
        _logProb.Add(logProb);
        _unusual += share < UnusualShare ? 1 : 0;
        if (_least.Count < Kept || (_least.TryPeek(out _, out var largest) && logProb < largest))
        {
            _least.Enqueue(new ScoredRow(line, values.ToArray(), logProb, share), logProb);
            if (_least.Count > Kept)
            {
                _least.Dequeue();
            }
        }
    }

    /// <summary>At least one row has been scored.</summary>
    public ScoringSummary ToSummary(IReadOnlyList<string> columns, string logProbColumn)
    {
        var mean = _logProb.Average();
        _logProb.Sort();
        return new ScoringSummary
        {
            Rows = Rows,
            Unusable = _unusable,
            FirstUnusable = _firstUnusable,
            MeanLogProb = double.IsFinite(mean) ? mean : null,
            Unusual = training is null ? null : _unusual,
            LogProbColumn = logProbColumn,
            Columns = columns,
            LeastLikely = [.. _least.UnorderedItems.Select(item => item.Element).OrderBy(row => row.LogProb).ThenBy(row => row.Line)],
            Histogram = ScoreHistogram.Of(_logProb, training),
        };
    }
}
