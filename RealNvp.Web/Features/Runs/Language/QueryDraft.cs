namespace RealNvp.Web.Features.Runs.Language;

/// <summary>
/// Tells a query that somebody is in the middle of writing from one that is meant: <c>hiddenSi</c> is the beginning of a condition rather than a word to search for,
/// and <c>gap &lt; 0.1 a</c> goes on with "and". Searching for such a text would empty the table between two letters.
/// </summary>
internal static class QueryDraft
{
    /// <param name="text">The whole query.</param>
    /// <param name="proposals">What is proposed at the caret just now.</param>
    public static bool IsUnfinished(string text, IReadOnlyList<Suggestion> proposals)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        if (RunQueryLanguage.Parse(text, DateTimeOffset.UnixEpoch).Error is { } error)
        {
            // Something is missing at the end, or what is wrong there can still become one of the proposals.
            var isAtEnd = error.Position + error.Length >= text.TrimEnd().Length;
            return IsOpenParenthesis(error, text) || (isAtEnd && (IsMissing(error, text) || proposals.Count > 0));
        }

        var point = CompletionPoint.At(text);
        return point.Expects switch
        {
            Expected.Condition => point.Partial.Length > 0 && Begins(point.Partial, [.. QueryFields.Names, "not"]),

            // A field stands there, and the words or signs that make a condition of it may come.
            Expected.Operator => point.Partial.Length == 0 || Begins(point.Partial, ["in", "not"]),

            // "and" may be left out: the next condition can start here.
            Expected.Link => point.Partial.Length > 0 && Begins(point.Partial, [.. QueryFields.Names, "and", "or", "not", "sort"]),
            Expected.By => true,
            Expected.Value when point.Field?.Kind is FieldKind.Text or FieldKind.Tags => IsPartOfProposal(text, point, proposals),
            _ => false,
        };
    }

    private static bool IsOpenParenthesis(QueryError error, string text) => error.Length == 1 && error.Position < text.Length && text[error.Position] == '(';

    /// <summary>Nothing stands where something must, or the last quote is open.</summary>
    private static bool IsMissing(QueryError error, string text) =>
        error.Length == 0 || error.Position >= text.TrimEnd().Length || text[error.Position] is '"' or '\'' or '!';

    /// <summary>A text that is to be equal to one that runs have, and is not yet; what is contained is found from the first letter on.</summary>
    private static bool IsPartOfProposal(string text, CompletionPoint point, IReadOnlyList<Suggestion> proposals) =>
        proposals.Count > 0 && point.Partial.Length > 0 && !text[..point.Start].TrimEnd().EndsWith('~')
        && !proposals.Any(proposal => proposal.Text.Trim('"').Equals(point.Partial, StringComparison.OrdinalIgnoreCase));

    private static bool Begins(string partial, IEnumerable<string> words) => words.Any(word => word.StartsWith(partial, StringComparison.OrdinalIgnoreCase));
}
