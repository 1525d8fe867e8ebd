using RealNvp.Engine.Specs;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Sweeps.Detail;

/// <summary>A sweep's charts as they are told to the browser.</summary>
internal static class TrialCharts
{
    /// <summary>Values that lie further apart than this factor are seen better on a logarithmic axis.</summary>
    private const double WideFactor = 20;

    /// <summary>More axes are too narrow to read.</summary>
    private const int MostAxes = 9;

    public static TrialsSpec History(SweepDetail sweep, IReadOnlyList<Setting?> settings, int revision) =>
        Of(sweep, settings, revision, "history", $"{SweepText.Title(sweep.Request.Objective)} of each trial, and the best so far");

    public static TrialsSpec Parallel(SweepDetail sweep, IReadOnlyList<Setting?> settings, int revision) =>
        Of(sweep, settings, revision, "parallel", "Every trial across its settings");

    public static TrialsSpec Points(SweepDetail sweep, IReadOnlyList<Setting?> settings, int revision, int across)
    {
        return Of(sweep, settings, revision, "points", $"{SweepText.Title(sweep.Request.Objective)} over {Format.InSentence(Name(sweep, settings, across))}") with { Across = across };
    }

    /// <summary>How many of the dimensions the parallel axes show.</summary>
    public static int Shown(int dimensions) => Math.Min(dimensions, MostAxes);

    private static TrialsSpec Of(SweepDetail sweep, IReadOnlyList<Setting?> settings, int revision, string kind, string title)
    {
        var objective = sweep.Request.Objective;
        var unit = SweepText.Unit(objective).Trim();
        var dimensions = sweep.Request.Dimensions.Select((dimension, i) => Axis(dimension, settings[i]));
        return new TrialsSpec
        {
            Kind = kind,
            Title = title,
            Source = TrialColumnsApi.Address(sweep.Summary.Id),
            Revision = revision,
            ObjectiveName = SweepText.Title(objective) + (unit.Length > 0 ? $", {unit}" : ""),
            ObjectiveFormat = SweepText.IsNats(objective) ? "nats" : "number",
            LargerIsBetter = objective.Goal == SweepGoal.Maximise,
            Dimensions = [.. kind == "parallel" ? dimensions.Take(MostAxes) : dimensions],
            Link = RunUrls.Page("{id}"),
        };
    }

    private static string Name(SweepDetail sweep, IReadOnlyList<Setting?> settings, int index) => settings[index]?.Title ?? sweep.Request.Dimensions[index].Setting;

    private static TrialsDimension Axis(SweepDimension dimension, Setting? setting)
    {
        var name = setting?.Title ?? dimension.Setting;
        if (setting is not { Kind: SettingKind.Whole or SettingKind.Real })
        {
            var words = dimension.Values ?? [];
            return new TrialsDimension(name, words, [.. words.Select(word => SweepText.Value(setting, word))], Log: false);
        }

        var ends = dimension.Values is { } values
            ? values.Select(SweepValue.Number).OfType<double>().ToList()
            : [dimension.Min ?? 0, dimension.Max ?? 0];
        var isWide = ends.Count > 1 && ends.Min() > 0 && ends.Max() / ends.Min() > WideFactor;
        return new TrialsDimension(name, [], [], dimension.Scale == SweepScale.Log || isWide);
    }
}
