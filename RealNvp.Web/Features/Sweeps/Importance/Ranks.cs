namespace RealNvp.Web.Features.Sweeps.Importance;

/// <summary>Ranks instead of values: one run that exploded counts as the worst, not as all there is to explain.</summary>
internal static class Ranks
{
    /// <summary>The rank of each value from 1; equal ones share the mean of their places.</summary>
    public static double[] Of(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && values[order[end]].Equals(values[order[start]]))
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }

            start = end;
        }

        return ranks;
    }

    /// <summary>Spearman's rank correlation; null: one side is constant.</summary>
    public static double? Correlation(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var (x, y) = (Of(first), Of(second));
        var mean = (x.Length + 1) / 2.0;
        double xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
            xy += (x[i] - mean) * (y[i] - mean);
        }

        return xx == 0 || yy == 0 ? null : xy / Math.Sqrt(xx * yy);
    }
}
