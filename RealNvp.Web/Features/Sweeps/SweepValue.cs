using System.Globalization;
using System.Text.Json.Nodes;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>Values of settings as texts, spelled as in JSON.</summary>
public static class SweepValue
{
    /// <summary>A number: the shortest text that gives it back.</summary>
    public static string Spell(double number) =>
        number.ToString("R", CultureInfo.InvariantCulture).Replace("E+", "e", StringComparison.Ordinal).Replace("E", "e", StringComparison.Ordinal);

    /// <summary>The value as <see cref="Setting.With"/> takes it; null: the setting does not allow it.</summary>
    public static object? Parse(Setting setting, string text)
    {
        ArgumentNullException.ThrowIfNull(setting);
        switch (setting.Kind)
        {
            case SettingKind.Whole or SettingKind.Real:
                return Number(text) is not { } number || !setting.Accepts(number) ? null : setting.Kind == SettingKind.Whole ? (object)(int)number : number;
            case SettingKind.Switch:
                return text switch { "true" => true, "false" => false, _ => null };
            case SettingKind.Choice:
                return !setting.Choices.Any(choice => choice.Value == text) ? null
                    : setting.Default is Enum known ? Enum.Parse(known.GetType(), text, ignoreCase: true)
                    : text;
            default:
                return null;
        }
    }

    /// <summary>The number a text spells; null: none that is finite.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>The value as JSON has it: a number or a switch where the text is one and the setting is not a word.</summary>
    public static JsonNode ToJson(Setting? setting, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return setting?.Kind switch
        {
            SettingKind.Whole or SettingKind.Real when Number(text) is { } number => number == Math.Floor(number) && Math.Abs(number) < 1e15 ? JsonValue.Create((long)number) : JsonValue.Create(number),
            SettingKind.Switch when text is "true" or "false" => JsonValue.Create(text == "true"),
            _ => JsonValue.Create(text),
        };
    }
}
