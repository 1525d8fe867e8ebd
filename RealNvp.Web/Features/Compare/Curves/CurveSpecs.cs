using System.Globalization;
using RealNvp.Web.Charts;

namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>What the chart of compared runs is told: the same on the compare page and on a shared page.</summary>
internal static class CurveSpecs
{
    /// <summary>Whether any runs differ in their seeds alone.</summary>
    public static bool HasSeeds(IReadOnlyList<CurveGroup> groups) => groups.Any(group => group.Runs.Count > 1);

    /// <summary>
    /// Whether means are drawn. Over the time of day there are none: the mean of two starts is a moment at which no run trained.
    /// </summary>
    public static bool DrawsMeans(CompareView view, IReadOnlyList<CurveGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.GroupSeeds && view.X != CurveAxis.Wall && HasSeeds(groups);
    }

    /// <param name="url">Address of the numbers.</param>
    public static CurvesSpec Of(IReadOnlyList<ComparedRun> runs, IReadOnlyList<CurveGroup> groups, CompareView view, string url)
    {
        ArgumentNullException.ThrowIfNull(view);
        var look = CurveAxisLook.Of(view.X);
        return new CurvesSpec
        {
            Url = url,
            Lines = CurveLines.Of(runs, DrawsMeans(view, groups) ? groups : [], view.Train),
            References = CurveLines.FloorsOf(runs),
            X = CurveAxes.Word(view.X),
            XName = look.Name,
            XUnit = look.Unit,
            XFormat = look.Format,
            YUnit = view.Smoothing > 0 ? string.Create(CultureInfo.InvariantCulture, $"nats, moving average {view.Smoothing:0.##}") : "nats",
            Log = view.Log,
            Smoothing = view.Smoothing,
            Zoom = view.Zoom is { } zoom ? [zoom.From, zoom.To] : null,
            Hidden = view.Hidden,
            Table = view.Table,
            Outliers = view.Outliers,
            Title = "Validation NLL of the compared runs",
        };
    }
}
