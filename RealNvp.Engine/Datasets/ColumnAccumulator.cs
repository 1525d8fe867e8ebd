namespace RealNvp.Engine.Datasets;

/// <summary>Statistics of numbers that pass by once: Welford's update, which loses no digits to a large mean.</summary>
internal sealed class ColumnAccumulator
{
    private double _mean, _squares;
    private double _min = double.PositiveInfinity, _max = double.NegativeInfinity;

    public int Count { get; private set; }

    public bool IsConstant => Count > 0 && _min == _max;

    public void Add(double value)
    {
        Count++;
        var difference = value - _mean;
        _mean += difference / Count;
        _squares += difference * (value - _mean);
        _min = Math.Min(_min, value);
        _max = Math.Max(_max, value);
    }

    /// <summary>Null before the first number.</summary>
    public ColumnStatistics? ToStatistics() => Count == 0 ? null : new ColumnStatistics(_min, _max, _mean, Math.Sqrt(_squares / Count));
}
