using System.CommandLine;
using System.Globalization;

namespace RealNvp.Engine.Cli;

/// <summary>Options that are whole numbers, with a refusal that says what is allowed.</summary>
internal static class WholeOption
{
    /// <param name="name">With its dashes.</param>
    /// <param name="description">One sentence for help.</param>
    /// <param name="defaultValue">Its value where it is not given.</param>
    /// <param name="min">Least allowed value.</param>
    /// <param name="max">Greatest allowed value.</param>
    public static Option<int> Create(string name, string description, int defaultValue, int min, int max) => new(name)
    {
        Description = description,
        HelpName = "NUMBER",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
            {
                return value;
            }

            argument.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{name} is {text}; it must be a whole number from {min:#,##0} to {max:#,##0}."));
            return defaultValue;
        },
    };
}
