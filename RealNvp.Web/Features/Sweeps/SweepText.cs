using System.Globalization;
using System.Numerics;
using RealNvp.Engine.Specs;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>How sweeps' values and results look on every page.</summary>
internal static class SweepText
{
    /// <summary>Beyond so many digits nobody reads a count digit by digit.</summary>
    private const int MostDigits = 15;

    /// <summary>A count of any size: "4,096,000", "about 1.2e30".</summary>
    public static string Count(BigInteger count)
    {
        var text = count.ToString(CultureInfo.InvariantCulture);
        return text.Length <= MostDigits ? count.ToString("#,##0", CultureInfo.InvariantCulture) : $"about {text[0]}.{text[1]}e{text.Length - 1}";
    }

    /// <summary>A value of a varied setting, short enough for a table: reals with four digits, a choice by its title.</summary>
    public static string Value(Setting? setting, string spelled) => setting switch
    {
        { Kind: SettingKind.Real } when SweepValue.Number(spelled) is { } number => Short(number),
        { Kind: SettingKind.Switch } => spelled == "true" ? "on" : "off",
        { Kind: SettingKind.Choice } => setting.Choices.FirstOrDefault(choice => choice.Value == spelled)?.Title ?? spelled,
        _ => spelled,
    };

    /// <summary>The values that a setting takes: "0.0001 to 0.01, evenly in the logarithm", or a list.</summary>
    public static string Values(SweepDimension dimension, Setting? setting)
    {
        if (dimension.Values is { } values)
        {
            return string.Join(", ", values.Select(value => Value(setting, value)));
        }

        var range = $"{Format.Plain(dimension.Min ?? 0)} to {Format.Plain(dimension.Max ?? 0)}";
        return range + (dimension.Scale == SweepScale.Log ? ", evenly in the logarithm" : "")
            + (dimension.Step is { } step ? $", every {Format.Plain(step)}" : "")
            + (dimension.Count is { } count ? $", {Format.Count(count)} values" : "");
    }

    /// <summary>A setting inside a sentence: "learning rate"; of a toy's parameter the last part of its path.</summary>
    public static string Name(string path) => SettingCatalogue.Find(path) is { } setting ? Format.InSentence(setting.Title) : path[(path.LastIndexOf('.') + 1)..];

    /// <summary>Name of what trials are judged by: "Best validation NLL".</summary>
    public static string Title(SweepObjective objective) => SweepObjectives.Find(objective.Field)?.Title ?? objective.Field;

    /// <summary>Its unit with a space before it, where it has one.</summary>
    public static string Unit(SweepObjective objective) => IsNats(objective) ? " nats" : objective.Field switch
    {
        "stepsPerSecond" => " steps/s",
        "seconds" => " s",
        _ => "",
    };

    /// <summary>A value of the objective, without its unit.</summary>
    public static string Objective(SweepObjective objective, double? value) => IsNats(objective) ? Format.Nats(value) : Format.Significant(value);

    public static bool IsNats(SweepObjective objective) =>
        objective.Field.Contains("nll", StringComparison.OrdinalIgnoreCase) || objective.Field.Contains("gap", StringComparison.OrdinalIgnoreCase);

    private static string Short(double value) => Format.Plain(double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
