using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using RealNvp.Data.Runs;

namespace RealNvp.Data.Metrics;

internal sealed class MetricStore(StudioAccess access) : IMetricStore
{
    /// <summary>Of runs longer than so many epochs a sparkline, some hundred pixels wide, looks at <see cref="PickedEpochs"/> only.</summary>
    private const int SparklineEpochs = 300;
    private const int PickedEpochs = 120;

    public Task AppendAsync(
        string runId, IReadOnlyList<EpochMetric> metrics, double? etaSeconds, CancellationToken cancellationToken = default)
    {
        // Of an epoch told twice in one batch the later telling counts.
        var ordered = metrics.Reverse().DistinctBy(metric => metric.Epoch).OrderBy(metric => metric.Epoch).ToList();
        return ordered.Count == 0 ? Task.CompletedTask : access.WriteAsync(
            async db =>
            {
                var run = await FindRunAsync(db, runId, cancellationToken);
                if (ordered[0].Epoch <= run.Epoch)
                {
                    var epochs = ordered.Select(metric => metric.Epoch).ToList();
                    await db.Metrics.Where(m => m.RunId == runId && epochs.Contains(m.Epoch)).ExecuteDeleteAsync(cancellationToken);
                    await SetBestAsync(db, run, cancellationToken);
                }

                await MetricInsert.InsertAsync(db, runId, ordered, cancellationToken);
                Advance(run, ordered, etaSeconds);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }

    public Task TruncateAfterAsync(string runId, int epoch, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db =>
        {
            var run = await FindRunAsync(db, runId, cancellationToken);
            await db.Metrics.Where(m => m.RunId == runId && m.Epoch > epoch).ExecuteDeleteAsync(cancellationToken);
            var last = await db.Metrics.AsNoTracking()
                .Where(m => m.RunId == runId).OrderByDescending(m => m.Epoch).FirstOrDefaultAsync(cancellationToken);
            run.Epoch = last?.Epoch ?? 0;
            run.EpochFraction = 0;
            run.TrainNll = last?.TrainNll;
            run.ValNll = last?.ValNll;
            run.Seconds = last?.Seconds ?? 0;
            await SetBestAsync(db, run, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    public Task<MetricSeries> ReadAsync(string runId, int after, int maxPoints, CancellationToken cancellationToken = default) =>
        access.ReadAsync(db => ReadAsync(db.Metrics.Where(m => m.RunId == runId && m.Epoch > after), after, maxPoints, cancellationToken), cancellationToken);

    /// <summary>Read row by row from the database's own reader: fifty runs of ten thousand epochs are half a million rows, whose objects would take longer than the reading.</summary>
    public Task<MetricCurve> ReadCurveAsync(string runId, MetricColumn column, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db =>
        {
            var rows = db.Metrics.Where(m => m.RunId == runId).OrderBy(m => m.Epoch);
            await db.Database.OpenConnectionAsync(cancellationToken);
            await using var command = (column == MetricColumn.TrainNll
                ? rows.Select(m => new { m.Epoch, Value = m.TrainNll, m.Seconds })
                : rows.Select(m => new { m.Epoch, Value = m.ValNll, m.Seconds })).CreateDbCommand();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var (epochs, values, seconds) = (new List<int>(), new List<double>(), new List<double>());
            while (await reader.ReadAsync(cancellationToken))
            {
                epochs.Add(reader.GetInt32(0));
                values.Add(Number(reader, 1));
                seconds.Add(Number(reader, 2));
            }

            return new MetricCurve([.. epochs], [.. values], [.. seconds]);
        },
        cancellationToken);

    public Task<IReadOnlyDictionary<string, IReadOnlyList<double>>> ReadSparklinesAsync(
        IReadOnlyList<string> runIds, int maxPoints, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db =>
        {
            var wanted = runIds.Distinct().ToList();
            var lasts = await db.Runs.Where(run => wanted.Contains(run.Id))
                .Select(run => new { run.Id, Epoch = db.Metrics.Where(m => m.RunId == run.Id).Max(m => (int?)m.Epoch) })
                .ToDictionaryAsync(last => last.Id, last => last.Epoch ?? 0, cancellationToken);
            var lines = wanted.ToDictionary(id => id, _ => (IReadOnlyList<double>)[]);

            // A page has many runs, most of them short: those are read at once.
            var thinned = lasts.Where(last => last.Value is > 0 and <= SparklineEpochs)
                .ToDictionary(last => last.Key, last => new MetricDownsampler(firstEpoch: 1, last.Value, maxPoints));
            var shorts = thinned.Keys.ToList();
            var rows = db.Metrics.Where(m => shorts.Contains(m.RunId)).OrderBy(m => m.RunId).ThenBy(m => m.Epoch);
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                // An epoch can have been stored between the queries.
                if (row.Epoch <= lasts[row.RunId])
                {
                    thinned[row.RunId].Add(row.ToMetric());
                }
            }

            foreach (var (id, line) in thinned)
            {
                lines[id] = [.. line.Finish().Select(point => point.ValNll)];
            }

            foreach (var (id, last) in lasts.Where(last => last.Value > SparklineEpochs))
            {
                // Looked up one by one: reading ten thousand epochs to draw forty points would hold up the whole list.
                var picked = Enumerable.Range(0, PickedEpochs).Select(i => 1 + (int)((long)(last - 1) * i / (PickedEpochs - 1))).ToList();
                var points = await ThinAsync(db.Metrics.Where(m => m.RunId == id && picked.Contains(m.Epoch)), first: 1, last, maxPoints, cancellationToken);
                lines[id] = [.. points.Select(point => point.ValNll)];
            }

            return (IReadOnlyDictionary<string, IReadOnlyList<double>>)lines;
        },
        cancellationToken);

    private static double Number(DbDataReader reader, int column) => StoredNumber.Read(reader.IsDBNull(column) ? null : reader.GetDouble(column));

    private static async Task<MetricSeries> ReadAsync(
        IQueryable<MetricEntity> rows, int after, int maxPoints, CancellationToken cancellationToken)
    {
        if (await rows.MaxAsync(m => (int?)m.Epoch, cancellationToken) is not { } last)
        {
            return new MetricSeries([], after);
        }

        var first = await rows.MinAsync(m => (int?)m.Epoch, cancellationToken) ?? last;
        return new MetricSeries(await ThinAsync(rows, first, last, maxPoints, cancellationToken), last);
    }

    /// <summary>
    /// Streamed: a long run's rows are thinned while they are read and never lie in memory together. The upper bound keeps epochs out that are
    /// stored between the queries.
    /// </summary>
    private static async Task<IReadOnlyList<EpochMetric>> ThinAsync(
        IQueryable<MetricEntity> rows, int first, int last, int maxPoints, CancellationToken cancellationToken)
    {
        var thinned = new MetricDownsampler(first, last, maxPoints);
        await foreach (var row in rows.Where(m => m.Epoch <= last).OrderBy(m => m.Epoch).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            thinned.Add(row.ToMetric());
        }

        return thinned.Finish();
    }

    private static async Task<RunEntity> FindRunAsync(StudioContext db, string runId, CancellationToken cancellationToken) =>
        await db.Runs.FirstOrDefaultAsync(run => run.Id == runId, cancellationToken)
        ?? throw new KeyNotFoundException($"There is no run {runId}.");

    /// <summary>Moves the run's own columns to the last epoch told. A validation NLL that is not finite is never the best.</summary>
    private static void Advance(RunEntity run, List<EpochMetric> ordered, double? etaSeconds)
    {
        foreach (var metric in ordered.Where(metric => double.IsFinite(metric.ValNll)))
        {
            if (run.BestValNll is not { } best || metric.ValNll < best)
            {
                (run.BestValNll, run.BestEpoch) = (metric.ValNll, metric.Epoch);
            }
        }

        var last = ordered[^1];
        if (last.Epoch >= run.Epoch)
        {
            run.Epoch = last.Epoch;
            run.EpochFraction = 0;
            run.TrainNll = StoredNumber.Of(last.TrainNll);
            run.ValNll = StoredNumber.Of(last.ValNll);
            run.Seconds = StoredNumber.Of(last.Seconds) ?? run.Seconds;
            run.EtaSeconds = StoredNumber.Of(etaSeconds);
        }
    }

    private static async Task SetBestAsync(StudioContext db, RunEntity run, CancellationToken cancellationToken)
    {
        var best = await db.Metrics.AsNoTracking()
            .Where(m => m.RunId == run.Id && m.ValNll >= double.MinValue && m.ValNll <= double.MaxValue)
            .OrderBy(m => m.ValNll).ThenBy(m => m.Epoch)
            .FirstOrDefaultAsync(cancellationToken);
        (run.BestValNll, run.BestEpoch) = (best?.ValNll, best?.Epoch);
    }
}
