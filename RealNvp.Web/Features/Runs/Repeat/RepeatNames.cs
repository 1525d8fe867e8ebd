using System.Globalization;
using System.Text.RegularExpressions;

namespace RealNvp.Web.Features.Runs.Repeat;

/// <summary>Names of repeats: the run's, with the seed.</summary>
internal static partial class RepeatNames
{
    /// <summary>A seed that the name ends with already is replaced, so that the repeat of a repeat is no "seed 2, seed 3".</summary>
    public static string Of(string name, int seed) =>
        RunNames.WithEnding(SeedEnding().Replace(name, ""), string.Create(CultureInfo.InvariantCulture, $", seed {seed}"));

    [GeneratedRegex(@", seed \d+$", RegexOptions.CultureInvariant)]
    private static partial Regex SeedEnding();
}
