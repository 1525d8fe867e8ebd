using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>
/// What can be varied: every setting of the catalogue except name and training seed (<see cref="SweepRequest.Seeds"/> are for that), and of a toy its kind,
/// noise and parameters.
/// </summary>
public static class SweepSettings
{
    public const string KindPath = "dataset.kind";

    private static readonly string[] NotVaried = ["name", "training.seed"];

    /// <summary>The settings that a sweep over this base can vary, in the order a form shows them. A table has none of the group <c>dataset</c>.</summary>
    public static IReadOnlyList<Setting> Of(RunSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var all = SettingCatalogue.All.Where(setting => !NotVaried.Contains(setting.Path));
        return spec.Dataset.IsTable ? [.. all.Where(setting => setting.Group != "dataset")] : [Kind(spec), .. OfToy(spec), .. all];
    }

    private static Setting Kind(RunSpec spec) => new()
    {
        Path = KindPath,
        Title = "Kind of data",
        Help = "The toy distribution; noise and parameters of a base of another kind are left to each kind's defaults.",
        Kind = SettingKind.Choice,
        Choices = [.. ToyCatalogue.All.Select(toy => new SettingChoice(toy.Kind, toy.Title, toy.Description))],
        Default = DatasetSpec.Defaults.Kind,
        Get = of => of.Dataset.Kind,
        With = (of, value) => (string)value! == spec.Dataset.Kind
            ? of
            : of with { Dataset = of.Dataset with { Kind = (string)value!, Noise = null, Parameters = new Dictionary<string, double>() } },
    };

    private static IEnumerable<Setting> OfToy(RunSpec spec)
    {
        if (ToyCatalogue.Find(spec.Dataset.Kind) is not { } toy)
        {
            return [];
        }

        return toy.Parameters
            .Select(parameter => OfParameter(
                parameter,
                "dataset.parameters." + parameter.Name,
                of => of.Dataset.Parameters.TryGetValue(parameter.Name, out var value) ? value : parameter.Default,
                (of, value) => of with { Dataset = of.Dataset with { Parameters = new Dictionary<string, double>(of.Dataset.Parameters) { [parameter.Name] = value } } }))
            .Prepend(OfParameter(
                toy.Noise,
                "dataset.noise",
                of => of.Dataset.Noise ?? toy.Noise.Default,
                (of, value) => of with { Dataset = of.Dataset with { Noise = value } }));
    }

    private static Setting OfParameter(ToyParameter parameter, string path, Func<RunSpec, double> get, Func<RunSpec, double, RunSpec> with) => new()
    {
        Path = path,
        Title = parameter.Title,
        Help = parameter.Help,
        Kind = parameter.IsWhole ? SettingKind.Whole : SettingKind.Real,
        Min = parameter.Min,
        Max = parameter.Max,
        Default = parameter.Default,
        Get = spec => get(spec),
        With = (spec, value) => with(spec, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
