namespace RealNvp.Web.Features.Sweeps.Importance;

/// <summary>One setting's value in each result.</summary>
/// <param name="Setting">Path of the setting.</param>
/// <param name="Values">Numbers; of words the number of the word.</param>
/// <param name="Words">How many different words there are; 0: the numbers are numbers and mean an order.</param>
internal sealed record Feature(string Setting, double[] Values, int Words)
{
    public bool IsOrdered => Words == 0;

    public static Feature Of(string setting, IReadOnlyList<string> texts)
    {
        if (texts.All(text => text is "true" or "false"))
        {
            return new Feature(setting, [.. texts.Select(text => text == "true" ? 1.0 : 0.0)], 0);
        }

        if (texts.All(text => SweepValue.Number(text) is not null))
        {
            return new Feature(setting, [.. texts.Select(text => SweepValue.Number(text)!.Value)], 0);
        }

        var words = texts.Distinct().Order(StringComparer.Ordinal).ToList();
        var places = words.Index().ToDictionary(pair => pair.Item, pair => (double)pair.Index);
        return new Feature(setting, [.. texts.Select(text => places[text])], words.Count);
    }
}
