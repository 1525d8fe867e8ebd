using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>Nats with as many decimals as their uncertainty allows.</summary>
public static class VerdictNumbers
{
    /// <summary>"0.041 ± 0.012": two digits of the uncertainty.</summary>
    public static string PlusMinus(double value, double halfWidth) => $"{Nats(value, halfWidth)} ± {Nats(halfWidth, halfWidth)}";

    /// <summary>A value written to the second digit of an uncertainty; a real minus sign.</summary>
    public static string Nats(double value, double uncertainty)
    {
        var decimals = uncertainty > 0 && double.IsFinite(uncertainty) ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(uncertainty)), 0, 6) : 3;
        var text = value.ToString("F" + decimals, System.Globalization.CultureInfo.InvariantCulture);
        return text.StartsWith('-') ? (text.Any(digit => digit is >= '1' and <= '9') ? "−" : "") + text[1..] : text;
    }

    /// <summary>"99.2 %": more decimals the nearer to 100.</summary>
    public static string Confidence(double probability) =>
        (100 * probability).ToString(probability > 0.9995 ? "0.00" : probability > 0.95 ? "0.0" : "0", System.Globalization.CultureInfo.InvariantCulture) + " %";

    /// <summary>"A", "A and B", "A, B and C".</summary>
    public static string And(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Count < 2 ? string.Concat(words) : string.Join(", ", words.SkipLast(1)) + " and " + words[^1];
    }

    /// <summary>"3 more seeds of each", "1 more seed of A and 3 of B".</summary>
    public static string Seeds(SeedPlan plan, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan switch
        {
            { First: 0 } => $"{More(plan.Second)} of {second}",
            { Second: 0 } => $"{More(plan.First)} of {first}",
            _ when plan.First == plan.Second => $"{More(plan.First)} of each",
            _ when VerdictLetters.Order.Compare(first, second) > 0 => Seeds(new SeedPlan(plan.Second, plan.First), second, first),
            _ => $"{More(plan.First)} of {first} and {Format.Count(plan.Second)} of {second}",
        };

        static string More(int seeds) => Format.Plural(seeds, "more seed");
    }
}
