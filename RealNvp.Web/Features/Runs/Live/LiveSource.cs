using RealNvp.Data.Runs;
using RealNvp.Web.Charts;

namespace RealNvp.Web.Features.Runs.Live;

/// <summary>Where a run's charts get their columns.</summary>
public static class LiveSource
{
    public static MetricSource Of(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new MetricSource(RunUrls.MetricsApi(run.Id), run.Epoch, Live: run.IsEnded ? null : RunUrls.LiveApi(run.Id));
    }
}
