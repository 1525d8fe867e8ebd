using Microsoft.Extensions.DependencyInjection;
using RealNvp.Data;
using RealNvp.Data.Metrics;

namespace RealNvp.Web.Tests.Queue.Infrastructure;

/// <summary>A metric store whose disk can be full.</summary>
internal sealed class StoreFault
{
    public const string Message = "The disk with the database is full.";

    public bool IsOn { get; set; }

    public void Install(IServiceCollection services)
    {
        var real = services.Single(service => service.ServiceType == typeof(IMetricStore));
        services.Remove(real);
        services.AddSingleton<IMetricStore>(provider =>
            new FaultyMetrics((IMetricStore)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!), this));
    }

    private void Check()
    {
        if (IsOn)
        {
            throw new StudioDatabaseException(StudioDatabaseProblem.DiskFull, Message);
        }
    }

    private sealed class FaultyMetrics(IMetricStore real, StoreFault fault) : IMetricStore
    {
        public Task AppendAsync(string runId, IReadOnlyList<EpochMetric> metrics, double? etaSeconds, CancellationToken cancellationToken = default)
        {
            fault.Check();
            return real.AppendAsync(runId, metrics, etaSeconds, cancellationToken);
        }

        public Task TruncateAfterAsync(string runId, int epoch, CancellationToken cancellationToken = default) =>
            real.TruncateAfterAsync(runId, epoch, cancellationToken);

        public Task<MetricSeries> ReadAsync(string runId, int after, int maxPoints, CancellationToken cancellationToken = default) =>
            real.ReadAsync(runId, after, maxPoints, cancellationToken);

        public Task<MetricCurve> ReadCurveAsync(string runId, MetricColumn column, CancellationToken cancellationToken = default) =>
            real.ReadCurveAsync(runId, column, cancellationToken);

        public Task<IReadOnlyDictionary<string, IReadOnlyList<double>>> ReadSparklinesAsync(
            IReadOnlyList<string> runIds, int maxPoints, CancellationToken cancellationToken = default) =>
            real.ReadSparklinesAsync(runIds, maxPoints, cancellationToken);
    }
}
