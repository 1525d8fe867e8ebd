using System.Globalization;
using System.Text.RegularExpressions;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Repeat;

/// <summary>Names of repeats: the run's, with the seed.</summary>
internal static partial class RepeatNames
{
    private static readonly int MaxLength = (int)SettingCatalogue.Get("name").Max;

    /// <summary>A seed that the name ends with already is replaced, so that the repeat of a repeat is no "seed 2, seed 3".</summary>
    public static string Of(string name, int seed)
    {
        var ending = string.Create(CultureInfo.InvariantCulture, $", seed {seed}");
        var stem = SeedEnding().Replace(name, "");
        return stem.Length + ending.Length <= MaxLength ? stem + ending : string.Concat(stem.AsSpan(0, MaxLength - ending.Length - 1).TrimEnd(), "…", ending);
    }

    [GeneratedRegex(@", seed \d+$", RegexOptions.CultureInvariant)]
    private static partial Regex SeedEnding();
}
