namespace RealNvp.Web.Features.Runs.Language;

/// <summary>What a query asks for at the caret.</summary>
/// <param name="Expects">What may stand there.</param>
/// <param name="Field">The field whose value or operator is expected; else null.</param>
/// <param name="Start">Where the word under the caret starts; the caret's place where there is none.</param>
/// <param name="Partial">The word up to the caret, without its quote.</param>
internal sealed record CompletionPoint(Expected Expects, QueryField? Field, int Start, string Partial)
{
    /// <param name="text">The query up to the caret.</param>
    public static CompletionPoint At(string text)
    {
        var tokens = Tokenizer.Read(text, forgiving: true).SkipLast(1).ToList();
        var isInWord = tokens.Count > 0 && tokens[^1] is { Kind: TokenKind.Word or TokenKind.Quoted } last && last.End == text.Length
            && !(last.Kind == TokenKind.Quoted && last.Length > 1 && text[^1] == text[last.Position]);
        var (start, partial) = isInWord ? (tokens[^1].Position, tokens[^1].Text) : (text.Length, "");
        var before = isInWord ? tokens.SkipLast(1).ToList() : tokens;
        var (expects, field) = After(before);
        return new CompletionPoint(expects, field, start, partial);
    }

    private static (Expected Expects, QueryField? Field) After(List<Token> tokens)
    {
        var sort = tokens.FindLastIndex(token => token.Is("sort"));
        if (sort >= 0)
        {
            return tokens.Count == sort + 1 ? (Expected.By, null)
                : tokens[^1].Is("by") || tokens[^1].Kind == TokenKind.Comma ? (Expected.SortField, null)
                : tokens[^1].Is("asc") || tokens[^1].Is("desc") ? (Expected.Nothing, null)
                : (Expected.Direction, null);
        }

        if (tokens.Count == 0 || tokens[^1].Is("and") || tokens[^1].Is("or") || tokens[^1].Is("not"))
        {
            return (Expected.Condition, null);
        }

        if (ListField(tokens) is { } listField)
        {
            return tokens[^1].Kind is TokenKind.Open or TokenKind.Comma ? (Expected.Value, listField) : (Expected.ListEnd, listField);
        }

        var previous = tokens.Count > 1 ? tokens[^2] : default;
        return tokens[^1].Kind switch
        {
            TokenKind.Open => (Expected.Condition, null),
            TokenKind.Operator => (Expected.Value, QueryFields.Find(previous.Text ?? "")),
            TokenKind.Word when previous.Kind != TokenKind.Operator && QueryFields.Find(tokens[^1].Text) is { } field => (Expected.Operator, field),
            _ => (Expected.Link, null),
        };
    }

    /// <summary>The field of the list that the caret is in: <c>hiddenSize in (64, |</c>.</summary>
    private static QueryField? ListField(List<Token> tokens)
    {
        var open = tokens.FindLastIndex(token => token.Kind is TokenKind.Open or TokenKind.Close);
        if (open < 2 || tokens[open].Kind == TokenKind.Close || !tokens[open - 1].Is("in"))
        {
            return null;
        }

        return QueryFields.Find(tokens[open - 2].Is("not") && open > 2 ? tokens[open - 3].Text : tokens[open - 2].Text);
    }
}
