using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Web.Features.Runs.Api;

namespace RealNvp.Web.Features.Runs.Live;

/// <summary>Reads what is new about a run.</summary>
internal sealed class LiveReader(IRunService runs)
{
    /// <summary>Epochs in one message at most; of more every extreme stays, as in a picture.</summary>
    private const int MaxPoints = 2_000;

    /// <param name="runId">The run.</param>
    /// <param name="after">Epochs after this one come along; null: none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<LiveMessage?> ReadAsync(string runId, int? after, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(runId, cancellationToken) is not { } run)
        {
            return null;
        }

        var series = after is { } from && from < run.Epoch ? await runs.ReadMetricsAsync(runId, from, MaxPoints, cancellationToken) : null;
        return series is null ? Of(run, run.Epoch, new MetricSeries([], run.Epoch)) : Of(run, after!.Value, series);
    }

    private static LiveMessage Of(RunRecord run, int after, MetricSeries series) => new(
        after,
        series.Next,
        run.Resumes,
        run.Status,
        new RunProgressResponse(run.Epoch, run.Epochs, run.EpochFraction, JsonNumber.Of(run.EtaSeconds)),
        MetricsResponse.Of(series),
        LiveNumbers.Of(run));
}
