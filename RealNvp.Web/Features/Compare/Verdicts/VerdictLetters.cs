namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>The letters that groups go by: A to Z, then AA, AB and on.</summary>
internal static class VerdictLetters
{
    /// <summary>Z before AA.</summary>
    public static IComparer<string> Order { get; } =
        Comparer<string>.Create((a, b) => a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b));

    public static string Of(int index) => (index >= 26 ? Of((index / 26) - 1) : "") + (char)('A' + (index % 26));
}
