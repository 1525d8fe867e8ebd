namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>
/// Picks the points of a line that a picture needs: the part in view is cut into columns of equal width, and of each the least and the largest value stay, so
/// that every spike is seen. A gap in the line stays a gap. One point beyond either end leads the line to the edge.
/// </summary>
internal static class CurveThinner
{
    /// <summary>Indices of the points that stay, ascending.</summary>
    /// <param name="x">Ascending places.</param>
    /// <param name="most">About how many may stay; at least 4.</param>
    public static List<int> Pick(double[] x, double[] y, double from, double to, int most)
    {
        var first = Math.Max(0, LowerBound(x, from) - 1);
        var last = Math.Min(x.Length - 1, LowerBound(x, to));
        if (last - first < most)
        {
            return [.. Enumerable.Range(first, Math.Max(0, last - first + 1))];
        }

        var kept = new List<int>(most + 2) { first };
        var (left, right) = (x[first], x[last]);
        var columns = Math.Max(1, (most - 2) / 2);
        var column = new Column();
        for (var i = first + 1; i < last; i++)
        {
            var number = right > left ? (int)((x[i] - left) / (right - left) * columns) : 0;
            if (number != column.Number)
            {
                column.Close(kept);
                column = new Column { Number = number };
            }

            column.Add(i, y);
        }

        column.Close(kept);
        kept.Add(last);
        return kept;
    }

    /// <summary>The first index whose place is not left of that one.</summary>
    private static int LowerBound(double[] x, double place)
    {
        var (low, high) = (0, x.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = x[middle] < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The points of one column of pixels.</summary>
    private struct Column()
    {
        private int _least = -1;
        private int _most = -1;
        private int _gap = -1;

        public int Number { get; init; } = -1;

        public void Add(int i, double[] y)
        {
            if (!double.IsFinite(y[i]))
            {
                _gap = _gap < 0 ? i : _gap;
                return;
            }

            _least = _least < 0 || y[i] < y[_least] ? i : _least;
            _most = _most < 0 || y[i] > y[_most] ? i : _most;
        }

        public readonly void Close(List<int> kept)
        {
            // A gap takes the place of the larger value, so that a column never has more than two points.
            var other = _gap >= 0 ? _gap : _most;
            foreach (var i in (ReadOnlySpan<int>)[Math.Min(_least, other), Math.Max(_least, other)])
            {
                if (i >= 0 && kept[^1] != i)
                {
                    kept.Add(i);
                }
            }
        }
    }
}
