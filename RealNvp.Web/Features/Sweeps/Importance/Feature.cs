namespace RealNvp.Web.Features.Sweeps.Importance;

/// <summary>One setting's value in each result.</summary>
/// <param name="Setting">Path of the setting.</param>
/// <param name="Values">Numbers; of words the number of the word.</param>
/// <param name="IsOrdered">Whether the numbers mean an order; else only which are equal.</param>
internal sealed record Feature(string Setting, double[] Values, bool IsOrdered)
{
    public static Feature Of(string setting, IReadOnlyList<string> texts)
    {
        if (texts.All(text => text is "true" or "false"))
        {
            return new Feature(setting, [.. texts.Select(text => text == "true" ? 1.0 : 0.0)], true);
        }

        if (texts.All(text => SweepValue.Number(text) is not null))
        {
            return new Feature(setting, [.. texts.Select(text => SweepValue.Number(text)!.Value)], true);
        }

        var words = texts.Distinct().Order(StringComparer.Ordinal).ToList();
        return new Feature(setting, [.. texts.Select(text => (double)words.IndexOf(text))], false);
    }
}
