using System.Globalization;
using System.Text.Json;

namespace RealNvp.Engine.Specs;

/// <summary>
/// One setting of a run: its name, limits, default and one sentence of explanation. Form, API description, <c>--help</c>
/// and error messages all read from here.
/// </summary>
public sealed record Setting
{
    /// <summary>Path in the spec's JSON, for example <c>model.couplingLayers</c>.</summary>
    public required string Path { get; init; }

    public required string Title { get; init; }

    /// <summary>One sentence: what it does and how to choose it.</summary>
    public required string Help { get; init; }

    public required SettingKind Kind { get; init; }

    /// <summary>The documented default, as JSON would hold it.</summary>
    public required object? Default { get; init; }

    /// <summary>Least allowed value (of a text: length); for reals see <see cref="MinIsExcluded"/>.</summary>
    public double Min { get; init; }

    /// <summary>Largest allowed value (of a text: length).</summary>
    public double Max { get; init; }

    /// <summary>True where the value must be greater than <see cref="Min"/>, not equal to it.</summary>
    public bool MinIsExcluded { get; init; }

    /// <summary>Allowed values of a <see cref="SettingKind.Choice"/>.</summary>
    public IReadOnlyList<SettingChoice> Choices { get; init; } = [];

    /// <summary>True for settings that most runs leave alone: a form keeps them out of the way.</summary>
    public bool IsAdvanced { get; init; }

    /// <summary>When the setting has an effect; null: always.</summary>
    public SettingCondition? OnlyWhen { get; init; }

    /// <summary>Reads the value from a spec.</summary>
    public required Func<RunSpec, object?> Get { get; init; }

    /// <summary>A copy of a spec with the value set; the value has the type that <see cref="Get"/> returns.</summary>
    public required Func<RunSpec, object?, RunSpec> With { get; init; }

    /// <summary>Last part of <see cref="Path"/>, as messages name it.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>First part of <see cref="Path"/>: <c>dataset</c>, <c>model</c> or <c>training</c>; empty for the run's own.</summary>
    public string Group => Path.Contains('.', StringComparison.Ordinal) ? Path[..Path.IndexOf('.', StringComparison.Ordinal)] : "";

    /// <summary><see cref="Help"/>, and when the setting has an effect.</summary>
    public string Description => OnlyWhen is null ? Help : $"{Help} Only when {OnlyWhen.Text}.";

    /// <summary>What is allowed, as the end of a sentence: "a whole number from 1 to 256".</summary>
    public string Allowed => Kind switch
    {
        SettingKind.Whole => $"a whole number from {Number(Min)} to {Number(Max)}",
        SettingKind.Real when MinIsExcluded => $"a number greater than {Number(Min)} and at most {Number(Max)}",
        SettingKind.Real => $"a number from {Number(Min)} to {Number(Max)}",
        SettingKind.Switch => "true or false",
        SettingKind.Choice => "one of " + string.Join(", ", Choices.Select(choice => choice.Value)),
        _ => $"a text of at most {Number(Max)} characters",
    };

    /// <summary>The error for a value that is not allowed.</summary>
    public FieldError Refuse(string value) => new(Path, $"{Name} is {value}; it must be {Allowed}.");

    /// <summary>Whether the setting has an effect in a run with these settings.</summary>
    public bool IsUsedBy(RunSpec spec) => OnlyWhen is null || OnlyWhen.IsMet(spec);

    /// <summary>A setting's value as JSON and command line spell it.</summary>
    public static string Spell(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>Whether the value lies within the limits.</summary>
    public bool Accepts(double value) =>
        double.IsFinite(value) && (MinIsExcluded ? value > Min : value >= Min) && value <= Max
        && (Kind != SettingKind.Whole || value == Math.Floor(value));

    internal static string Number(double value) => value is >= 1e4 and < 1e15 && value == Math.Floor(value)
        ? value.ToString("#,##0", CultureInfo.InvariantCulture)
        : value.ToString("G6", CultureInfo.InvariantCulture).Replace("E+", "e", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal);
}
