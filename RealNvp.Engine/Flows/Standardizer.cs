using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Flows;

/// <summary>Shifts and scales each column to mean 0 and variance 1: standardised = (raw - mean) / scale. Computed in double.</summary>
public sealed class Standardizer
{
    /// <param name="mean">Mean of each column.</param>
    /// <param name="scale">Standard deviation of each column, positive.</param>
    /// <exception cref="ArgumentException">Lengths differ, a number is not finite, or a scale is not positive.</exception>
    public Standardizer(double[] mean, double[] scale)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(scale);
        if (mean.Length != scale.Length || !mean.All(double.IsFinite) || !scale.All(s => double.IsFinite(s) && s > 0))
        {
            throw new ArgumentException("A standardizer needs as many finite means as finite, positive scales.", nameof(scale));
        }

        (Mean, Scale) = (mean, scale);
        LogScaleSum = scale.Sum(Math.Log);
    }

    public IReadOnlyList<double> Mean { get; }

    public IReadOnlyList<double> Scale { get; }

    public int Dimension => Mean.Count;

    /// <summary>Sum of log scales: log p(raw) = log p(standardised) - this.</summary>
    public double LogScaleSum { get; }

    /// <summary>Leaves every column as it is.</summary>
    public static Standardizer Identity(int dimension) => new(new double[dimension], [.. Enumerable.Repeat(1.0, dimension)]);

    /// <summary>Takes mean and (population) standard deviation of the chosen rows.</summary>
    /// <param name="table">All rows.</param>
    /// <param name="rows">Indices of the training rows.</param>
    /// <exception cref="DataFormatException">Columns that are constant on these rows, each named.</exception>
    public static Standardizer Fit(DataTable table, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        var d = table.Columns.Count;
        double[] mean = new double[d], scale = new double[d];
        foreach (var row in rows)
        {
            for (var j = 0; j < d; j++)
            {
                mean[j] += table.Values[row * d + j] / rows.Length;
            }
        }

        foreach (var row in rows)
        {
            for (var j = 0; j < d; j++)
            {
                var deviation = table.Values[row * d + j] - mean[j];
                scale[j] += deviation * deviation / rows.Length;
            }
        }

        for (var j = 0; j < d; j++)
        {
            // Squares of very large or very small deviations leave double's range; the deviations themselves seldom do.
            scale[j] = scale[j] > 1e-290 && double.IsFinite(scale[j]) ? Math.Sqrt(scale[j]) : CarefulDeviation(table, rows, j, mean[j]);
        }

        RefuseUnusable(table.Columns, mean, scale);
        return new Standardizer(mean, scale);
    }

    /// <summary>Raw rows (row-major) to standardised ones.</summary>
    public float[] Apply(ReadOnlySpan<double> raw)
    {
        var standardised = new float[raw.Length];
        for (var i = 0; i < raw.Length; i++)
        {
            var j = i % Dimension;
            standardised[i] = (float)((raw[i] - Mean[j]) / Scale[j]);
        }

        return standardised;
    }

    /// <summary>Standardised rows back to raw ones.</summary>
    public double[] Undo(ReadOnlySpan<float> standardised)
    {
        var raw = new double[standardised.Length];
        for (var i = 0; i < raw.Length; i++)
        {
            var j = i % Dimension;
            raw[i] = Mean[j] + Scale[j] * standardised[i];
        }

        return raw;
    }

    /// <summary>The standard deviation of a column, computed in units of its largest deviation.</summary>
    private static double CarefulDeviation(DataTable table, ReadOnlySpan<int> rows, int column, double mean)
    {
        double unit = 0, squares = 0;
        foreach (var row in rows)
        {
            unit = Math.Max(unit, Math.Abs(table.Values[row * table.Columns.Count + column] - mean));
        }

        foreach (var row in rows)
        {
            var deviation = (table.Values[row * table.Columns.Count + column] - mean) / unit;
            squares += deviation * deviation / rows.Length;
        }

        return unit == 0 ? 0 : unit * Math.Sqrt(squares);
    }

    private static void RefuseUnusable(IReadOnlyList<string> columns, double[] mean, double[] scale)
    {
        var overflowing = columns.Where((_, j) => !double.IsFinite(scale[j])).ToList();
        if (overflowing.Count > 0)
        {
            throw new DataFormatException("columns", $"The values of {string.Join(", ", overflowing.Select(name => $"\"{name}\""))} are too large to compute with.");
        }

        // A spread at the rounding error of the mean is no information either, and dividing by it gives garbage.
        var constant = columns.Where((_, j) => !(scale[j] > 1e-13 * Math.Abs(mean[j]) && scale[j] > 0)).ToList();
        if (constant.Count > 0)
        {
            throw new DataFormatException(
                "columns",
                $"Constant on the training rows, so no density can be learned: {string.Join(", ", constant.Select(name => $"\"{name}\""))}. Leave {(constant.Count == 1 ? "this column" : "these columns")} out.");
        }
    }
}
