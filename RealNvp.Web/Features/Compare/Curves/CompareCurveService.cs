using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Compare.Curves;

/// <inheritdoc cref="ICompareCurves"/>
internal sealed class CompareCurveService(IRunStore runs, IMetricStore metrics, CurveCache cache) : ICompareCurves
{
    public async Task<CurveSet> ReadAsync(CurveQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        string[] ids = [.. query.Runs.Concat(query.Means.SelectMany(ids => ids)).Distinct()];
        var records = await runs.FindManyAsync(ids, cancellationToken);
        var read = await Task.WhenAll(records.Select(async run =>
        {
            var curve = await cache.ReadAsync(run, query.Column, metrics, cancellationToken);
            return new Prepared(run.Id, curve, CurvePlaces.Of(run, curve, query.Axis), MovingAverage.Of(curve.Values, query.Smoothing));
        }));
        var byId = read.ToDictionary(prepared => prepared.Id);
        return new CurveSet(
            [.. query.Runs.Where(byId.ContainsKey).Select(id => new RunCurve(id, Thin(byId[id].X, byId[id].Y, query)))],
            [.. query.Means.Select(group => MeanOf([.. group.Where(byId.ContainsKey).Select(id => byId[id]).Where(member => member.X.Length > 0)], query))]);
    }

    private static Curve Thin(double[] x, double[] y, CurveQuery query)
    {
        var kept = CurveThinner.Pick(x, y, query.From, query.To, query.Points);
        return new Curve([.. kept.Select(i => x[i])], [.. kept.Select(i => y[i])]);
    }

    private static MeanCurve MeanOf(List<Prepared> members, CurveQuery query)
    {
        if (members.Count == 0)
        {
            return new MeanCurve([], new Curve([], []), [], []);
        }

        var (x, mean, low, high) = CurveMean.Of(members.ConvertAll(member => member.Curve), members.ConvertAll(member => member.Y), members.ConvertAll(member => member.X));
        var kept = CurveThinner.Pick(x, mean, query.From, query.To, query.Points);
        return new MeanCurve(
            members.ConvertAll(member => member.Id),
            new Curve([.. kept.Select(i => x[i])], [.. kept.Select(i => mean[i])]),
            [.. Ranges(kept, low, Math.Min)],
            [.. Ranges(kept, high, Math.Max)]);
    }

    /// <summary>The extremes of the epochs that each kept one stands for, so that no member's spike leaves the band.</summary>
    private static IEnumerable<double> Ranges(List<int> kept, double[] values, Func<double, double, double> extreme)
    {
        for (var i = 0; i < kept.Count; i++)
        {
            var range = values[kept[i]];
            for (var k = kept[i] + 1; k < (i + 1 < kept.Count ? kept[i + 1] : kept[i] + 1); k++)
            {
                range = double.IsFinite(values[k]) ? extreme(range, values[k]) : range;
            }

            yield return range;
        }
    }

    private sealed record Prepared(string Id, MetricCurve Curve, double[] X, double[] Y);
}
