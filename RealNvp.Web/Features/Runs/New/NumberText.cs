using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RealNvp.Web.Features.Runs.New;

/// <summary>Numbers as people type them: "1e-4", ".5", "+3", "30 000".</summary>
public static partial class NumberText
{
    /// <summary>
    /// The text as a JSON value: a number where it is one, spelled as typed so that a message can quote it, else the text itself.
    /// </summary>
    public static JsonNode ToJson(string text, bool whole)
    {
        var trimmed = text.Trim();
        if (whole && Grouped().IsMatch(trimmed))
        {
            trimmed = Separator().Replace(trimmed, "");
        }

        if (!TryParse(trimmed, out var value))
        {
            return JsonValue.Create(trimmed);
        }

        try
        {
            return JsonNode.Parse(trimmed)!;
        }
        catch (JsonException)
        {
            // A number for people but not for JSON (".5", "+3", "007"): write it as JSON does.
            return double.IsFinite(value) ? JsonValue.Create(value) : JsonValue.Create(trimmed);
        }
    }

    /// <summary>Whether two texts mean the same value.</summary>
    public static bool SameValue(string a, string b) =>
        a.Trim() == b.Trim() || (TryParse(a, out var x) && TryParse(b, out var y) && x.Equals(y));

    /// <summary>Decimal notation only: words such as "NaN" and "Infinity" are not numbers here.</summary>
    private static bool TryParse(string text, out double value)
    {
        value = 0;
        return Decimal().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    [GeneratedRegex(@"^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^[+-]?\d{1,3}([ \u00A0\u202F_,]\d{3})+$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"[ \u00A0\u202F_,]", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
