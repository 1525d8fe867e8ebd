using RealNvp.Data.Metrics;

namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>The mean of several runs, epoch by epoch.</summary>
internal static class CurveMean
{
    /// <summary>
    /// Where all of them have an epoch: beyond the shortest the mean would jump because it lost a member, not because anything was learned. An epoch at which one is
    /// not finite has no mean.
    /// </summary>
    /// <param name="lines">Each member's smoothed values by epoch.</param>
    /// <param name="places">Each member's places.</param>
    public static (double[] X, double[] Mean, double[] Low, double[] High) Of(IReadOnlyList<MetricCurve> curves, IReadOnlyList<double[]> lines, IReadOnlyList<double[]> places)
    {
        var common = curves[0].Epochs.AsEnumerable();
        foreach (var curve in curves.Skip(1))
        {
            common = common.Intersect(curve.Epochs);
        }

        int[] epochs = [.. common.Order()];
        double[] x = new double[epochs.Length], mean = new double[epochs.Length], low = new double[epochs.Length], high = new double[epochs.Length];
        Array.Fill(low, double.PositiveInfinity);
        Array.Fill(high, double.NegativeInfinity);
        for (var run = 0; run < curves.Count; run++)
        {
            var at = 0;
            for (var i = 0; i < epochs.Length; i++)
            {
                while (curves[run].Epochs[at] != epochs[i])
                {
                    at++;
                }

                var value = lines[run][at];
                x[i] += places[run][at] / curves.Count;
                mean[i] += value / curves.Count;
                low[i] = double.IsFinite(value) ? Math.Min(low[i], value) : double.NaN;
                high[i] = double.IsFinite(value) ? Math.Max(high[i], value) : double.NaN;
            }
        }

        return (x, mean, low, high);
    }
}
