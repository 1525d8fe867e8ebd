namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>
/// Exponential moving average, corrected for its start: of values y_1, y_2, ... it is sum_k (1-d) d^(n-k) y_k / (1 - d^n). The first point stays where it is, and
/// no start at zero drags the beginning down.
/// </summary>
internal static class MovingAverage
{
    /// <param name="decay">Weight of the past, from 0 (nothing changes) to below 1. Values that are not finite stay gaps and do not count.</param>
    public static double[] Of(double[] values, double decay)
    {
        if (decay <= 0)
        {
            return values;
        }

        var smooth = new double[values.Length];
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                smooth[i] = double.NaN;
                continue;
            }

            sum = (decay * sum) + ((1 - decay) * values[i]);
            weight = (decay * weight) + (1 - decay);
            smooth[i] = sum / weight;
        }

        return smooth;
    }
}
