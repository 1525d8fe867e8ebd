using RealNvp.Data.Metrics;
using RealNvp.Web.Charts;
using RealNvp.Web.Charts.Pictures;
using RealNvp.Web.Features.Compare.Curves;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>Curves of a shared comparison: means, ranges and smoothing as on the compare page, of runs that go by their place in the link.</summary>
public sealed class SharedCurves(ICompareCurves curves)
{
    /// <summary>Points of a line in a picture: more than a picture of this width can show apart.</summary>
    private const int PicturePoints = 720;

    /// <param name="query">Names runs as the outside does; names of no run of the link are passed over.</param>
    /// <returns>Lines under the same names.</returns>
    public async Task<CurveSet> ReadAsync(SharedContent content, CurveQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(query);
        var inside = content.Runs.ToDictionary(SharedComparison.Name, run => run.Run.Id);
        var outside = inside.ToDictionary(pair => pair.Value, pair => pair.Key);
        var set = await curves.ReadAsync(query with { Runs = Ids(query.Runs), Means = [.. query.Means.Select(Ids)] }, cancellationToken);
        return new CurveSet(
            [.. set.Runs.Select(run => run with { Id = outside[run.Id] })],
            [.. set.Means.Select(mean => mean with { Runs = [.. mean.Runs.Select(id => outside[id])] })]);

        IReadOnlyList<string> Ids(IReadOnlyList<string> names) => [.. names.Where(inside.ContainsKey).Select(name => inside[name])];
    }

    /// <summary>The lines that are not hidden, with the numbers of the part in view.</summary>
    public async Task<IReadOnlyList<PictureLine>> ReadLinesAsync(SharedContent content, SharedComparison comparison, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var (view, lines) = (comparison.View, new List<PictureLine>());
        var hidden = comparison.Curves.Lines.Where(line => view.Hidden.Contains(line.Key)).Select(line => line.Name).ToHashSet();
        foreach (var column in comparison.Curves.Lines.Where(line => !hidden.Contains(line.Legend ?? line.Name)).GroupBy(line => line.Column))
        {
            var set = await ReadAsync(
                content,
                new CurveQuery
                {
                    Runs = [.. column.Select(line => line.Id).OfType<string>()],
                    Means = [.. column.Select(line => line.Members).OfType<IReadOnlyList<string>>()],
                    Column = column.Key == "trainNll" ? MetricColumn.TrainNll : MetricColumn.ValNll,
                    Axis = view.X,
                    Smoothing = view.Smoothing,
                    From = view.Zoom?.From ?? double.NegativeInfinity,
                    To = view.Zoom?.To ?? double.PositiveInfinity,
                    Points = PicturePoints,
                },
                cancellationToken);
            var (runs, means) = (set.Runs.ToDictionary(run => run.Id), new Queue<MeanCurve>(set.Means));
            foreach (var line in column)
            {
                if (line.Members is not null)
                {
                    var mean = means.Dequeue();
                    lines.Add(Cut(line, mean.Line, view.Zoom, line.Band ? mean : null));
                }
                else if (runs.TryGetValue(line.Id!, out var run))
                {
                    lines.Add(Cut(line, run.Line, view.Zoom, null));
                }
            }
        }

        return lines;
    }

    /// <summary>Without the points beyond the ends of the part in view, which lead a live chart's lines to its edge.</summary>
    private static PictureLine Cut(CurveLine line, Curve curve, (double From, double To)? zoom, MeanCurve? band)
    {
        int[] kept = [.. Enumerable.Range(0, curve.X.Length).Where(i => zoom is not { } part || (curve.X[i] >= part.From && curve.X[i] <= part.To))];
        var look = new LineSeries(line.Name, "", line.Column, line.Colour) { Dash = line.Dash, Width = line.Width, Opacity = line.Opacity, MarkBest = line.MarkBest };
        return new PictureLine(look, Pick(curve.X), Pick(curve.Y))
        {
            Low = band is null ? null : Pick(band.Low),
            High = band is null ? null : Pick(band.High),
            IsNamed = line.Legend is null,
        };

        double[] Pick(double[] values) => [.. kept.Select(i => values[i])];
    }
}
