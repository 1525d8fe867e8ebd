namespace RealNvp.Data.Metrics;

/// <param name="Points">Epochs in order, each at most once, downsampled to what was asked for (first, last and extremes are kept).</param>
/// <param name="Next">Cursor to ask with next time: the last epoch stored.</param>
public sealed record MetricSeries(IReadOnlyList<EpochMetric> Points, int Next);
