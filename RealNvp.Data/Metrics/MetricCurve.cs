namespace RealNvp.Data.Metrics;

/// <summary>One number of every epoch of a run, in order; three arrays of equal length.</summary>
/// <param name="Epochs">Counted from 1.</param>
/// <param name="Values">NaN and infinities are kept as they are.</param>
/// <param name="Seconds">Training time so far.</param>
public sealed record MetricCurve(int[] Epochs, double[] Values, double[] Seconds)
{
    public static readonly MetricCurve Empty = new([], [], []);
}
