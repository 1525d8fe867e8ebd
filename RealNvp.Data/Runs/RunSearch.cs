namespace RealNvp.Data.Runs;

/// <summary>
/// Searching runs by text. A column holds name, data set, id and tags in lower case, because SQLite's own LIKE and lower() know only the
/// letters of ASCII. It starts with the name, so it also sorts by name without regard to case.
/// </summary>
internal static class RunSearch
{
    public const string Escape = "\\";

    public static string TextOf(string id, string name, string datasetName, IEnumerable<string> tags) =>
        string.Join('\n', [name, datasetName, id, .. tags]).ToLowerInvariant();

    /// <summary>A LIKE pattern for "contains this text", with the pattern's own signs in the text taken literally.</summary>
    public static string PatternFor(string text) => "%" + text.Trim().ToLowerInvariant()
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal)
        .Replace("_", Escape + "_", StringComparison.Ordinal) + "%";
}
