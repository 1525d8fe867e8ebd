using System.Text.RegularExpressions;

namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>What verdicts are called, and whom their sentences name.</summary>
internal static partial class VerdictTitles
{
    /// <summary>Of the only verdict of a page, or of one of several.</summary>
    public static string Of(Verdict verdict, bool isOnly) => isOnly ? "Verdict" : $"Verdict on {Short(verdict)}";

    /// <summary>The data and the letters: "Two moons, A to F".</summary>
    public static string Short(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        // Letters are given out verdict by verdict, so that those of one follow each other.
        var letters = verdict.Groups.Select(group => group.Letter).Order(VerdictLetters.Order).ToList();
        return $"{verdict.DatasetName}, {(letters.Count > 3 ? $"{letters[0]} to {letters[^1]}" : VerdictNumbers.And(letters))}";
    }

    public static string FigureOf(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return $"{verdict.Figure.Name}, nats; less is better";
    }

    /// <summary>The headline so that no line ends within "0.400 ± 0.056".</summary>
    public static string Headline(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Headline.Replace(" ± ", "\u00a0±\u00a0", StringComparison.Ordinal);
    }

    /// <summary>The groups whose letters the headline names, in their order there, to say who they are where no table does.</summary>
    public static IReadOnlyList<SeedGroup> Named(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Groups.Count < 2 ? [] : [.. Letter().Matches(verdict.Headline).Select(word => verdict.Groups.FirstOrDefault(group => group.Letter == word.Value)).OfType<SeedGroup>().Distinct()];
    }

    /// <summary>Words of capitals alone; of the sentences' own only "NLL" is one, which is no letter before there are twelve thousand groups.</summary>
    [GeneratedRegex(@"\b[A-Z]+\b")]
    private static partial Regex Letter();
}
