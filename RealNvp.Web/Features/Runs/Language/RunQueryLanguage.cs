namespace RealNvp.Web.Features.Runs.Language;

/// <summary>
/// The language runs are searched with, the same in the filter box and in <c>GET /runs?query=</c>; docs/api.md describes it.
/// For example <c>l2 &gt; 0 and hiddenSize in (64, 128) and tag = "sweep-3" sort by gap</c>.
/// </summary>
public static class RunQueryLanguage
{
    public const int MaxLength = 2000;

    /// <param name="text">The query; null or blank: all runs.</param>
    /// <param name="now">What ages are counted from, UTC.</param>
    public static ParsedQuery Parse(string? text, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return ParsedQuery.Empty;
        }

        try
        {
            return text.Length > MaxLength
                ? throw new QueryException(new QueryError(MaxLength, text.Length - MaxLength, $"A query has at most {MaxLength:#,##0} characters."))
                : new QueryParser(text, now.UtcDateTime).Read();
        }
        catch (QueryException exception)
        {
            return ParsedQuery.Empty with { Error = exception.Error };
        }
    }

    /// <summary>A text as one value of the language, in quotes where it needs them.</summary>
    public static string Quote(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/') && !QueryParser.IsReserved(text)
            ? text
            : "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    /// <summary>The query without its "sort by".</summary>
    public static string? WithoutSort(string? text)
    {
        var start = Parse(text, DateTimeOffset.UnixEpoch).SortPosition;
        return start is null ? text : text![..start.Value].TrimEnd() is { Length: > 0 } rest ? rest : null;
    }

    /// <summary>The query narrowed by one more condition.</summary>
    public static string And(string? text, string condition)
    {
        var parsed = Parse(text, DateTimeOffset.UnixEpoch);
        var filter = WithoutSort(text);
        var sort = parsed.SortPosition is { } start ? " " + text![start..] : "";
        return string.IsNullOrWhiteSpace(filter) ? condition + sort
            : parsed.Filter is RealNvp.Data.Runs.Filters.AnyOf ? $"({filter}) and {condition}{sort}"
            : $"{filter} and {condition}{sort}";
    }
}
