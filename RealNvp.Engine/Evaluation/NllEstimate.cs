namespace RealNvp.Engine.Evaluation;

/// <summary>A mean over rows of a sample, and how far the sample lets it be trusted.</summary>
/// <param name="Mean">Nats per row.</param>
/// <param name="StandardError">Standard deviation of the rows' values over the root of their number; NaN for a single row.</param>
/// <param name="Rows">Rows averaged.</param>
public sealed record NllEstimate(double Mean, double StandardError, int Rows)
{
    /// <summary>The standard error where there is one.</summary>
    public double? StandardErrorOrNull => double.IsNaN(StandardError) ? null : StandardError;

    /// <summary>-mean of log-densities.</summary>
    public static NllEstimate OfLogProb(ReadOnlySpan<double> logProb)
    {
        var estimate = Of(logProb);
        return estimate with { Mean = -estimate.Mean };
    }

    /// <summary>Mean of values, at least one.</summary>
    public static NllEstimate Of(ReadOnlySpan<double> values)
    {
        double mean = 0, squares = 0;
        for (var i = 0; i < values.Length; i++)
        {
            // Welford's update.
            var difference = values[i] - mean;
            mean += difference / (i + 1);
            squares += difference * (values[i] - mean);
        }

        return new NllEstimate(mean, Math.Sqrt(squares / (values.Length - 1) / values.Length), values.Length);
    }
}
