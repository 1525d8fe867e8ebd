namespace RealNvp.Engine.Datasets;

/// <summary>Keeps a fair sample of rows that pass by once (reservoir sampling, Vitter's algorithm R), the same for the same rows.</summary>
internal sealed class RowSample(int columns, int capacity)
{
    private readonly float[] _values = new float[columns * capacity];
    private readonly SeededRandom _random = new(0);
    private int _seen;

    public void Add(ReadOnlySpan<double> row)
    {
        var place = _seen < capacity ? _seen : _random.NextInt(_seen + 1);
        _seen++;
        if (place >= capacity)
        {
            return;
        }

        for (var i = 0; i < columns; i++)
        {
            _values[place * columns + i] = (float)row[i];
        }
    }

    /// <summary>Row-major values of the rows kept.</summary>
    public float[] ToArray() => _values[..(Math.Min(_seen, capacity) * columns)];

    /// <summary>Rows to keep of a table so wide: at most 2,000, and fewer of a wide one, 50,000 values in all.</summary>
    public static int CapacityFor(int columns) => Math.Clamp(50_000 / Math.Max(1, columns), 200, 2_000);
}
