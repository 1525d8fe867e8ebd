using RealNvp.Data.Metrics;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>Metrics as columns of equal length, one entry an epoch. NLL in nats on standardised data; null is NaN or infinite (the run diverged).</summary>
/// <param name="Epoch">Counts from 1; with <c>maxPoints</c> not every epoch is there.</param>
/// <param name="Penalty">The L2 term of the loss, apart from the NLL.</param>
/// <param name="GradNorm">Mean Euclidean norm of the gradient before clipping.</param>
/// <param name="Seconds">Training time so far.</param>
/// <param name="Next">Give it as <c>after</c> to get only what is new.</param>
public sealed record MetricsResponse(
    IReadOnlyList<int> Epoch,
    IReadOnlyList<double?> TrainNll,
    IReadOnlyList<double?> ValNll,
    IReadOnlyList<double?> Penalty,
    IReadOnlyList<double?> LearningRate,
    IReadOnlyList<double?> GradNorm,
    IReadOnlyList<double?> Seconds,
    int Next)
{
    public static MetricsResponse Of(MetricSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var points = series.Points;
        return new MetricsResponse(
            points.Select(p => p.Epoch).ToArray(),
            Column(p => p.TrainNll),
            Column(p => p.ValNll),
            Column(p => p.Penalty),
            Column(p => p.LearningRate),
            Column(p => p.GradNorm),
            Column(p => p.Seconds),
            series.Next);

        double?[] Column(Func<EpochMetric, double> value) => points.Select(p => JsonNumber.Of(value(p))).ToArray();
    }
}
