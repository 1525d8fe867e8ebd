namespace RealNvp.Engine.Evaluation;

/// <summary>
/// The distribution of a flow's log-density over the rows it was trained on, as quantiles: tells how unusual another row is, without the
/// training data.
/// </summary>
public sealed class LogProbQuantiles
{
    /// <summary>Quantiles kept: at 0, 0.001, ..., 1.</summary>
    public const int Count = 1001;

    private readonly double[] _values;

    /// <param name="values">Ascending, at least 2.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public LogProbQuantiles(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]) || (i > 0 && values[i] < values[i - 1]))
            {
                throw new ArgumentException("Quantiles must be finite numbers in ascending order.", nameof(values));
            }
        }

        _values = values.Length >= 2 ? values : throw new ArgumentException("At least two quantiles are needed.", nameof(values));
    }

    /// <summary>Nats, ascending, at equal steps from the least to the largest.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Takes the quantiles of a sample, linear between neighbours in rank.</summary>
    /// <param name="logProb">The sample; values that are not finite are left out.</param>
    /// <returns>Null where no finite value is left.</returns>
    public static LogProbQuantiles? Of(ReadOnlySpan<double> logProb)
    {
        var sorted = logProb.ToArray().Where(double.IsFinite).Order().ToArray();
        if (sorted.Length == 0)
        {
            return null;
        }

        var values = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            var rank = (double)i / (Count - 1) * (sorted.Length - 1);
            var below = (int)rank;
            var above = Math.Min(below + 1, sorted.Length - 1);
            values[i] = sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
        }

        return new LogProbQuantiles(values);
    }

    /// <summary>Share of the sample with a smaller value: 0 below all of it, 1 above all of it.</summary>
    public double ShareBelow(double logProb)
    {
        if (double.IsNaN(logProb) || logProb <= _values[0])
        {
            return 0;
        }

        if (logProb > _values[^1])
        {
            return 1;
        }

        var above = Array.BinarySearch(_values, logProb);
        above = above < 0 ? ~above : above;
        while (above > 0 && _values[above - 1] >= logProb)
        {
            above--; // Equal quantiles, a lump of equal rows: none of them is less likely than itself.
        }

        if (_values[above] == logProb)
        {
            return (double)above / (_values.Length - 1);
        }

        var fraction = (logProb - _values[above - 1]) / (_values[above] - _values[above - 1]);
        return (above - 1 + fraction) / (_values.Length - 1);
    }
}
