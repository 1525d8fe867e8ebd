namespace RealNvp.Data.Metrics;

/// <summary>
/// Thins a series to what a chart can show, in one pass: the epochs are cut into buckets of equal width, and of each bucket the points with
/// the least and the largest training and validation NLL stay, and the first one that is not finite. First and last point stay too. So
/// every spike and the start of a divergence survive, which averages and plain strides would lose.
/// </summary>
internal sealed class MetricDownsampler
{
    /// <summary>A bucket keeps at most four extremes.</summary>
    private const int PointsPerBucket = 4;

    private readonly List<EpochMetric> _kept = [];
    private readonly int _firstEpoch;
    private readonly double _width;
    private readonly bool _keepAll;
    private int _bucket = -1;
    private EpochMetric? _leastTrain, _mostTrain, _leastVal, _mostVal, _notFinite, _last;

    /// <param name="firstEpoch">Least epoch that will come.</param>
    /// <param name="lastEpoch">Largest epoch that will come.</param>
    /// <param name="maxPoints">About how many points may stay; 0: all.</param>
    public MetricDownsampler(int firstEpoch, int lastEpoch, int maxPoints)
    {
        var epochs = (double)lastEpoch - firstEpoch + 1;
        _firstEpoch = firstEpoch;
        _keepAll = maxPoints <= 0 || epochs <= maxPoints;
        _width = Math.Max(1, epochs / Math.Max(1, (maxPoints - 2) / PointsPerBucket));
    }

    /// <summary>Takes the next point; epochs ascend.</summary>
    public void Add(EpochMetric point)
    {
        if (_keepAll || _last is null)
        {
            _kept.Add(point);
            _last = point;
            return;
        }

        var bucket = (int)((point.Epoch - _firstEpoch) / _width);
        if (bucket != _bucket)
        {
            CloseBucket();
            _bucket = bucket;
        }

        _last = point;
        if (!double.IsFinite(point.TrainNll) || !double.IsFinite(point.ValNll))
        {
            _notFinite ??= point;
        }

        _leastTrain = Least(_leastTrain, point, p => p.TrainNll);
        _mostTrain = Least(_mostTrain, point, p => -p.TrainNll);
        _leastVal = Least(_leastVal, point, p => p.ValNll);
        _mostVal = Least(_mostVal, point, p => -p.ValNll);
    }

    /// <summary>The points that stay, in order.</summary>
    public IReadOnlyList<EpochMetric> Finish()
    {
        CloseBucket();
        if (_last is { } last && _kept[^1].Epoch != last.Epoch)
        {
            _kept.Add(last);
        }

        return _kept;
    }

    private static EpochMetric? Least(EpochMetric? current, EpochMetric candidate, Func<EpochMetric, double> value) =>
        double.IsFinite(value(candidate)) && (current is not { } held || value(candidate) < value(held)) ? candidate : current;

    private void CloseBucket()
    {
        EpochMetric?[] chosen = [_leastTrain, _mostTrain, _leastVal, _mostVal, _notFinite];
        _kept.AddRange(chosen.OfType<EpochMetric>().DistinctBy(point => point.Epoch).OrderBy(point => point.Epoch));
        _leastTrain = _mostTrain = _leastVal = _mostVal = _notFinite = null;
    }
}
