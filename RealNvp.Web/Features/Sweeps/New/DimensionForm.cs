using System.Text.Json.Nodes;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.New;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Sweeps.New;

/// <summary>One dimension of a sweep as typed: texts, each kept as it is, also those that another scale does not use.</summary>
/// <param name="Setting">Path of the setting.</param>
public sealed record DimensionForm(string Setting)
{
    public SweepScale Scale { get; init; } = SweepScale.Choice;

    public string Min { get; init; } = "";

    public string Max { get; init; } = "";

    public string Step { get; init; } = "";

    /// <summary>How many values a grid takes from a range; not beside a step.</summary>
    public string Count { get; init; } = "4";

    /// <summary>The values of a choice, separated by commas.</summary>
    public string Values { get; init; } = "";

    public IReadOnlyList<string> ValueList => Values.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A setting freshly added: values around the one it has.</summary>
    public static DimensionForm For(Setting setting, RunSpec spec)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var form = new DimensionForm(setting.Path);
        return setting.Kind switch
        {
            SettingKind.Switch => form with { Values = "false, true" },
            SettingKind.Choice => form with { Values = Join(Few(setting, spec)) },
            SettingKind.Whole => form with { Values = Join(Around(setting, Number(setting, spec)).Select(Format.Plain)) },
            _ => ForReal(form, setting, Number(setting, spec)),
        };
    }

    /// <summary>A dimension of a sweep that is launched once more.</summary>
    public static DimensionForm Of(SweepDimension dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        static string Text(double? value) => value is { } number ? Format.Plain(number) : "";
        return new DimensionForm(dimension.Setting)
        {
            Scale = dimension.Values is not null ? SweepScale.Choice : dimension.Scale,
            Min = Text(dimension.Min),
            Max = Text(dimension.Max),
            Step = Text(dimension.Step),
            Count = dimension.Values is null ? Text(dimension.Count) : "4",
            Values = Join(dimension.Values ?? []),
        };
    }

    public DimensionForm Toggle(string value, IEnumerable<string> order)
    {
        var chosen = ValueList.Contains(value) ? ValueList.Where(v => v != value).ToHashSet() : ValueList.Append(value).ToHashSet();
        return this with { Values = Join(order.Where(chosen.Contains)) };
    }

    /// <summary>The dimension as the API is sent it. What is empty is left out, so that the rules say what is missing.</summary>
    public JsonObject Write(Setting? setting, bool isGrid)
    {
        var body = new JsonObject { ["setting"] = Setting };
        if (Scale == SweepScale.Choice)
        {
            body["values"] = new JsonArray([.. ValueList.Select(value => Value(setting, value))]);
            return body;
        }

        body["scale"] = Scale == SweepScale.Log ? "log" : "linear";
        Put("min", Min, whole: false);
        Put("max", Max, whole: false);
        var hasStep = Scale == SweepScale.Linear && !string.IsNullOrWhiteSpace(Step);
        if (hasStep)
        {
            Put("step", Step, whole: false);
        }

        if (isGrid && !hasStep)
        {
            Put("count", Count, whole: true);
        }

        return body;

        void Put(string name, string text, bool whole)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                body[name] = NumberText.ToJson(text, whole);
            }
        }
    }

    private static JsonNode Value(Setting? setting, string text) => setting?.Kind switch
    {
        SettingKind.Switch when bool.TryParse(text, out var flag) => JsonValue.Create(flag),
        SettingKind.Whole or SettingKind.Real => NumberText.ToJson(text, setting.Kind is SettingKind.Whole),
        _ => JsonValue.Create(text),
    };

    private static DimensionForm ForReal(DimensionForm form, Setting setting, double value)
    {
        if (value <= 0)
        {
            return form with { Values = setting.Max <= 1 ? "0, 0.1, 0.2" : "0, 1e-5, 1e-4", Min = "1e-5", Max = Format.Plain(Math.Min(setting.Max, 1e-2)) };
        }

        // A share is tried evenly, a rate by its order of magnitude.
        var isShare = setting.Max <= 1 && value >= 0.05;
        return isShare
            ? form with { Scale = SweepScale.Linear, Min = Format.Plain(setting.Min), Max = Format.Plain(setting.Max) }
            : form with { Scale = SweepScale.Log, Min = Plain(Math.Max(setting.Min, value / 10)), Max = Plain(Math.Min(setting.Max, value * 10)) };
    }

    private static IEnumerable<double> Around(Setting setting, double value)
    {
        if (setting.Name == "seed" || value == 0)
        {
            return new[] { value, value + 1, value + 2 };
        }

        return new[] { Math.Floor(value / 2), value, value * 2 }.Where(setting.Accepts).Distinct();
    }

    /// <summary>All words of a choice of few; of many the one it has and the next.</summary>
    private static IEnumerable<string> Few(Setting setting, RunSpec spec) => setting.Choices.Count <= 4
        ? setting.Choices.Select(choice => choice.Value)
        : setting.Choices.Select(choice => choice.Value).OrderBy(value => value != RealNvp.Engine.Specs.Setting.Spell(setting.Get(spec))).Take(2);

    private static double Number(Setting setting, RunSpec spec) => Convert.ToDouble(setting.Get(spec), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Without the dust of a division by ten.</summary>
    private static string Plain(double value) => Format.Plain(double.Parse(
        value.ToString("G12", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture));

    private static string Join(IEnumerable<string> values) => string.Join(", ", values);
}
