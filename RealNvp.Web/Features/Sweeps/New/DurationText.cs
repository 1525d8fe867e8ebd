using System.Globalization;
using System.Text.RegularExpressions;

namespace RealNvp.Web.Features.Sweeps.New;

/// <summary>Spans of time as people type them: "90" (seconds), "45 min", "1 h 30 min", "2d".</summary>
internal static partial class DurationText
{
    /// <returns>Seconds, finite; null: it is no span of time.</returns>
    public static double? Parse(string text)
    {
        var match = Whole().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var seconds = 0.0;
        for (var i = 0; i < match.Groups["n"].Captures.Count; i++)
        {
            var number = double.Parse(match.Groups["n"].Captures[i].Value, CultureInfo.InvariantCulture);
            seconds += number * match.Groups["u"].Captures[i].Value.ToLowerInvariant() switch { "d" => 86_400, "h" => 3600, "min" or "m" => 60, _ => 1 };
        }

        return double.IsFinite(seconds) ? seconds : null;
    }

    /// <summary>A span as <see cref="Parse"/> reads it, exact.</summary>
    public static string Write(double seconds)
    {
        foreach (var (size, unit) in new[] { (86_400.0, "d"), (3600, "h"), (60, "min") })
        {
            if (seconds >= size && seconds / size * 100 % 1 == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{seconds / size} {unit}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{seconds} s");
    }

    // Each number with its unit is taken as a whole: a long row of digits before a letter that is none must not be tried in all its divisions.
    [GeneratedRegex(@"^\s*(?>(?<n>[0-9]+(?:\.[0-9]+)?)\s*(?<u>d|h|min|m|s|)\s*)+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Whole();
}
