using RealNvp.Engine.Specs;
using RealNvp.Web.Charts;

namespace RealNvp.Web.Features.Compare.Explore;

/// <summary>Settings and results of the compared runs as axes.</summary>
internal static class CompareDimensions
{
    /// <summary>Values that lie further apart than this factor are seen better on a logarithmic axis.</summary>
    private const double WideFactor = 20;

    /// <summary>Settings that differ, in the order of the form, then results that any run has.</summary>
    public static IReadOnlyList<CompareDimension> Of(IReadOnlyList<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var specs = runs.Select(run => SpecJson.Deserialize<RunSpec>(run.Run.SpecJson) ?? new RunSpec()).ToList();
        IEnumerable<CompareDimension> settings =
        [
            Of("dataset", "Data set", [.. runs.Select(run => run.Run.DatasetName)]),
            Of("dataset.noise", "Noise", [.. specs.Select(spec => (object?)spec.Dataset.Noise)]),
            .. SettingCatalogue.All.Where(setting => setting.Group.Length > 0)
                .Select(setting => Of(setting.Path, setting.Title, [.. specs.Select(spec => IsUsed(setting, spec) ? setting.Get(spec) : null)])),
        ];
        var results = CompareRows.Results(runs).Where(row => row.Numbers.Any(IsNumber))
            .Select(row => new CompareDimension(row.Key, true, new ChartDimension(row.Title, Numbers(row.Numbers), [], IsWide(row.Numbers))));
        return [.. settings.Where(Differs), .. results];
    }

    private static bool IsUsed(Setting setting, RunSpec spec) => setting.IsUsedBy(spec) && !(setting.Group == "dataset" && spec.Dataset.IsTable);

    private static bool Differs(CompareDimension dimension) => dimension.Axis.Values.Distinct().Skip(1).Any();

    private static CompareDimension Of(string path, string title, IReadOnlyList<object?> values)
    {
        if (values.All(value => value is null or int or double))
        {
            List<double?> numbers = [.. values.Select(value => value switch { int whole => whole, double real => real, _ => (double?)null })];
            return new CompareDimension(path, false, new ChartDimension(title, Numbers(numbers), [], IsWide(numbers)) { IsChosen = true });
        }

        var texts = values.Select(value => value is null ? null : Setting.Spell(value)).ToList();
        List<string> categories = [.. texts.OfType<string>().Distinct()];
        return new CompareDimension(path, false, new ChartDimension(title, [.. texts.Select(text => text is null ? (double?)null : categories.IndexOf(text))], categories, Log: false));
    }

    private static double?[] Numbers(IEnumerable<double?> values) => [.. values.Select(value => IsNumber(value) ? value : null)];

    private static bool IsNumber(double? value) => value is { } number && double.IsFinite(number);

    private static bool IsWide(IEnumerable<double?> values)
    {
        var known = values.Where(IsNumber).Select(value => value!.Value).ToList();
        return known.Count > 1 && known.Min() > 0 && known.Max() / known.Min() > WideFactor;
    }
}
