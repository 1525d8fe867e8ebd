using System.Globalization;
using RealNvp.Engine.Export;
using RealNvp.Web.Charts;
using RealNvp.Web.Charts.Pictures;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Sweeps.Importance;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>Gathers what a shared page shows.</summary>
public sealed class SharedPages(IRunService runs, ISweepService sweeps, SharedCurves curves)
{
    /// <summary>Where settings explain less of the differences, none of them is worth a picture of its own.</summary>
    private const double LeastExplained = 0.2;

    /// <summary>Points of a curve in a picture: more than a picture of this width can show apart.</summary>
    private const int CurvePoints = 360;

    /// <param name="parts">What is read beside the content; the rest stays empty.</param>
    public async Task<SharedPage> BuildAsync(string token, SharedContent content, SharedParts parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var view = SharedView.Read(content.Link.View);
        var names = SharedPanels.Names(content);
        view = view with { Columns = (Math.Min(view.Columns.X, names.Count - 1), Math.Min(view.Columns.Y, names.Count - 1)) };
        var panels = SharedPanels.Of(token, content);
        var series = content.Runs.ToDictionary(run => run, run => SeriesOf(token, run, content.Runs.Count == 1));
        var line = LineSpec.Over(
            view.X,
            [.. content.Runs.Select(run => new MetricSource(ShareUrls.Metrics(token, run.Index), run.Run.Epoch, content.Runs.Count == 1 ? "" : run.Label))],
            [.. series.Values.SelectMany(s => s)],
            Floors(content)) with
        {
            Log = view.Log,
            Title = content.Title,
        };
        var comparison = SharedComparison.Of(token, content);
        return new SharedPage
        {
            Token = token,
            Comparison = comparison,
            Content = content,
            View = view,
            Charts = new SharedCharts(
                line, new SnapshotSpec(panels, view.Epoch, view.Columns.X, view.Columns.Y, names, ByPlace: false), ShareUrls.State(token), StampOf(content), content.IsLive)
            {
                Curves = comparison?.Curves,
            },
            Lines = !parts.HasFlag(SharedParts.Curves) ? []
                : comparison is null ? await LinesAsync(content, series, view, cancellationToken)
                : await curves.ReadLinesAsync(content, comparison, cancellationToken),
            Clouds = parts.HasFlag(SharedParts.Samples) ? await CloudsAsync(token, content, panels, view, names, cancellationToken) : new Dictionary<SnapshotPanel, SharedCloud>(),
            Across = parts.HasFlag(SharedParts.Importance) && content.Sweep is { } sweep
                ? MostImportant(sweep, await sweeps.GetImportanceAsync(sweep.Board, cancellationToken))
                : null,
        };
    }

    /// <summary>Changes with everything that a page of these runs shows.</summary>
    public static string StampOf(SharedContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var parts = content.Runs.Select(run => string.Create(
            CultureInfo.InvariantCulture, $"{run.Index} {run.Run.Status} {run.Run.Epoch} {run.Run.TestNll} {run.Snapshots.Count}"));
        return SharedStamp.Of(content.Sweep is not { } sweep ? parts :
        [
            .. parts,
            string.Create(CultureInfo.InvariantCulture, $"{sweep.Summary.Name} {sweep.Summary.Status} {sweep.Summary.Counts} {sweep.Hidden}"),
            .. sweep.Trials.Select(trial => string.Create(CultureInfo.InvariantCulture, $"{trial.Number} {trial.State} {trial.Epoch} {trial.Objective:R} {trial.IsRevived}")),
        ]);
    }

    /// <summary>The place of the setting that matters most; null: not known, or none does.</summary>
    private static int? MostImportant(SharedSweep sweep, SweepImportance importance) =>
        importance is { Explained: >= LeastExplained, Dimensions: [var first, ..] } && sweep.Summary.Settings.ToList().IndexOf(first.Setting) is >= 0 and var index ? index : null;

    private static List<LineSeries> SeriesOf(string token, SharedRun run, bool alone)
    {
        var url = ShareUrls.Metrics(token, run.Index);
        var series = new List<LineSeries> { new(alone ? "validation" : run.Label, url, "valNll", run.Colour) { MarkBest = true } };
        if (alone)
        {
            series.Add(new LineSeries("train", url, "trainNll", run.Colour) { Width = 1.25, Opacity = 0.55, Dash = "dashed" });
        }

        return series;
    }

    private static IReadOnlyList<ReferenceLine> Floors(SharedContent content)
    {
        var floors = content.Runs.Where(run => run.Run.EntropyFloor is not null).DistinctBy(run => run.Run.EntropyFloor).ToList();
        return [.. floors.Select(run => new ReferenceLine(floors.Count == 1 ? "entropy floor" : $"floor of {run.Run.DatasetName}", run.Run.EntropyFloor!.Value))];
    }

    private async Task<IReadOnlyList<PictureLine>> LinesAsync(
        SharedContent content, Dictionary<SharedRun, List<LineSeries>> series, SharedView view, CancellationToken cancellationToken)
    {
        var lines = new List<PictureLine>();
        foreach (var run in content.Runs)
        {
            var points = (await runs.ReadMetricsAsync(run.Run.Id, 0, CurvePoints, cancellationToken))?.Points ?? [];
            double[] x = [.. points.Select(point => view.X == XAxis.Seconds ? point.Seconds : point.Epoch)];
            lines.AddRange(series[run].Select(look => new PictureLine(
                look, x, [.. points.Select(point => look.Column == "valNll" ? point.ValNll : point.TrainNll)])));
        }

        return lines;
    }

    private async Task<IReadOnlyDictionary<SnapshotPanel, SharedCloud>> CloudsAsync(
        string token, SharedContent content, IReadOnlyList<SnapshotPanel> panels, SharedView view, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var clouds = new Dictionary<SnapshotPanel, SharedCloud>();
        var ranges = new Dictionary<string, (PointRange X, PointRange Y)>();
        var files = new Dictionary<(int Run, int Epoch), SafeTensorsFile?>();
        foreach (var panel in panels)
        {
            var run = content.Runs.First(run => ShareUrls.SnapshotFiles(token, run.Index) == panel.UrlFormat);
            var epoch = panel.Epochs.LastOrDefault(epoch => epoch <= (view.Epoch ?? int.MaxValue), -1);
            if (!files.TryGetValue((run.Index, epoch), out var file))
            {
                var bytes = epoch < 0 ? null : await runs.ReadSnapshotAsync(run.Run.Id, epoch, cancellationToken);
                files[(run.Index, epoch)] = file = bytes is null ? null : SharedSnapshot.Read(run, bytes);
            }

            if (file?.Find(panel.Tensor) is { } tensor)
            {
                var dimension = (int)tensor.Shape[1];
                var (x, y) = (Math.Min(view.Columns.X, dimension - 1), Math.Min(view.Columns.Y, dimension - 1));
                var own = panel.ColumnNames ?? names;
                if (!ranges.TryGetValue(panel.Group, out var range))
                {
                    ranges[panel.Group] = range = PointRange.Of((file.Find("data") ?? tensor).Values<float>(), dimension, x, y, panel.EqualUnits);
                }

                clouds[panel] = new SharedCloud(tensor.Values<float>(), dimension, (x, y), (own[x], own[y]), range);
            }
        }

        return clouds;
    }
}
