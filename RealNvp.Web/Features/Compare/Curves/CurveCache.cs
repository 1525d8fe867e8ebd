using Microsoft.Extensions.Caching.Memory;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>
/// Whole curves that were read a moment ago: who compares runs moves sliders, zooms and changes the axis, and each time the same numbers are thinned anew. A curve
/// is kept under the run's last epoch and state, so that one of a run that went on is never served again.
/// </summary>
internal sealed class CurveCache : IDisposable
{
    private const long MostNumbers = 16_000_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly MemoryCache _curves = new(new MemoryCacheOptions { SizeLimit = MostNumbers });

    public async Task<MetricCurve> ReadAsync(RunRecord run, MetricColumn column, IMetricStore metrics, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(metrics);
        var key = (run.Id, run.Epoch, run.Resumes, run.Seconds, column);
        if (_curves.TryGetValue(key, out MetricCurve? known))
        {
            return known!;
        }

        var curve = await metrics.ReadCurveAsync(run.Id, column, cancellationToken);
        if (run.IsEnded && curve.Epochs is [.., var last] && last == run.Epoch)
        {
            _curves.Set(key, curve, new MemoryCacheEntryOptions { Size = 3L * curve.Epochs.Length, SlidingExpiration = Kept });
        }

        return curve;
    }

    public void Dispose() => _curves.Dispose();
}
