namespace RealNvp.Data.Metrics;

/// <summary>Epoch metrics of runs. Writing an epoch again replaces it, so that a resumed run leaves no epoch double.</summary>
public interface IMetricStore
{
    /// <summary>
    /// Stores epochs and moves the run's own progress columns (epoch, NLLs, best, seconds, ETA) along in the same transaction.
    /// </summary>
    Task AppendAsync(string runId, IReadOnlyList<EpochMetric> metrics, double? etaSeconds, CancellationToken cancellationToken = default);

    /// <summary>Removes epochs after <paramref name="epoch"/>: a resumed run computes them again.</summary>
    Task TruncateAfterAsync(string runId, int epoch, CancellationToken cancellationToken = default);

    /// <param name="after">Only epochs after this one; 0: all.</param>
    /// <param name="maxPoints">At most about so many points; 0: all.</param>
    Task<MetricSeries> ReadAsync(string runId, int after, int maxPoints, CancellationToken cancellationToken = default);

    /// <summary>One number of every epoch, none left out; empty where there is none.</summary>
    Task<MetricCurve> ReadCurveAsync(string runId, MetricColumn column, CancellationToken cancellationToken = default);

    /// <summary>Validation NLL of several runs at once, each downsampled, for sparklines.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<double>>> ReadSparklinesAsync(
        IReadOnlyList<string> runIds, int maxPoints, CancellationToken cancellationToken = default);
}
