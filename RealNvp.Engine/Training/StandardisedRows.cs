using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Training;

/// <summary>Looks at rows after they were standardised: outliers of many orders of magnitude spoil a column in ways that show only there.</summary>
internal static class StandardisedRows
{
    /// <summary>Standard deviations beyond which a held-out value measures nothing any more: its square alone is 1e18 nats.</summary>
    private const float Farthest = 1e9f;

    /// <summary>Training rows looked at: enough to see a column that has collapsed.</summary>
    private const int Sample = 10_000;

    /// <summary>Refuses held-out rows that lie nowhere near the training rows.</summary>
    /// <param name="rows">Standardised, row-major.</param>
    /// <exception cref="DataFormatException">There are such rows; their columns are named.</exception>
    public static void RefuseFar(IReadOnlyList<string> columns, ReadOnlySpan<float> rows)
    {
        var far = new SortedSet<int>();
        for (var i = 0; i < rows.Length; i++)
        {
            if (!(Math.Abs(rows[i]) <= Farthest))
            {
                far.Add(i % columns.Count);
            }
        }

        if (far.Count > 0)
        {
            throw new DataFormatException(
                "columns",
                $"{Names(columns, far)}: held-out rows have values more than 1e9 standard deviations away from the training rows, where no density can be measured. Correct or leave out these values.");
        }
    }

    /// <summary>Refuses columns whose values differ, but no longer once they are standardised and rounded to single precision.</summary>
    /// <param name="raw">Row-major, as they were.</param>
    /// <param name="rows">The same rows standardised.</param>
    /// <exception cref="DataFormatException">There are such columns; they are named.</exception>
    public static void RefuseCollapsed(IReadOnlyList<string> columns, ReadOnlySpan<double> raw, ReadOnlySpan<float> rows)
    {
        var collapsed = new SortedSet<int>();
        for (var column = 0; column < columns.Count; column++)
        {
            var (before, after) = (new HashSet<double>(), new HashSet<float>());
            for (var i = column; i < Math.Min(rows.Length, Sample * columns.Count); i += columns.Count)
            {
                before.Add(raw[i]);
                after.Add(rows[i]);
            }

            // Single precision merges a few neighbours of any long column; only what merges most of it is spoilt.
            if (after.Count * 2 < before.Count)
            {
                collapsed.Add(column);
            }
        }

        if (collapsed.Count > 0)
        {
            throw new DataFormatException(
                "columns",
                $"{Names(columns, collapsed)}: a few values are so much larger than the others that these can no longer be told apart in single precision. Correct or leave out the largest values, or take logarithms.");
        }
    }

    /// <summary>Rows that differ from all before them.</summary>
    public static int CountDistinct(ReadOnlySpan<float> rows, int dimension)
    {
        const ulong Basis = 14695981039346656037, Prime = 1099511628211; // FNV-1a: two different rows of a million share a hash once in 10^8 tables
        var seen = new HashSet<ulong>();
        for (var i = 0; i < rows.Length; i += dimension)
        {
            var hash = Basis;
            foreach (var value in rows.Slice(i, dimension))
            {
                hash = (hash ^ BitConverter.SingleToUInt32Bits(value)) * Prime;
            }

            seen.Add(hash);
        }

        return seen.Count;
    }

    private static string Names(IReadOnlyList<string> columns, IEnumerable<int> which) => string.Join(", ", which.Take(5).Select(column => $"\"{columns[column]}\""));
}
