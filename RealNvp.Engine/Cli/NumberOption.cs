using System.CommandLine;
using System.Globalization;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Cli;

/// <summary>
/// A number that is no setting of the run. It is taken as text and read here, so that a wrong one is refused together with everything else
/// that is wrong, in the words used everywhere.
/// </summary>
internal sealed class NumberOption
{
    private readonly Setting _rule;
    private readonly double _default;

    /// <param name="name">Without its dashes.</param>
    /// <param name="help">One sentence.</param>
    /// <param name="kind">Whole or real.</param>
    /// <param name="min">Least allowed value; of a real it is excluded.</param>
    /// <param name="max">Greatest allowed value.</param>
    public NumberOption(string name, string help, SettingKind kind, double defaultValue, double min, double max)
    {
        _default = defaultValue;
        _rule = new Setting
        {
            Path = name,
            Title = name,
            Help = help,
            Kind = kind,
            Default = defaultValue,
            Min = min,
            MinIsExcluded = kind == SettingKind.Real,
            Max = max,
            Get = _ => null,
            With = (spec, _) => spec,
        };
        Option = new Option<string?>("--" + name)
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{help} {char.ToUpperInvariant(_rule.Allowed[0])}{_rule.Allowed[1..]}. [{defaultValue}]"),
            HelpName = "NUMBER",
        };
    }

    public Option<string?> Option { get; }

    /// <summary>The value; where it is not acceptable the default, and an error.</summary>
    public double Read(ParseResult result, List<FieldError> errors)
    {
        if (result.GetValue(Option) is not { } text)
        {
            return _default;
        }

        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (isNumber && _rule.Accepts(value))
        {
            return value;
        }

        errors.Add(_rule.Refuse(isNumber ? ShortText.Of(text) : $"\"{ShortText.Of(text)}\""));
        return _default;
    }
}
