using System.Text;

namespace RealNvp.Web.Features.Runs.Language;

/// <summary>Cuts a query into pieces.</summary>
internal static class Tokenizer
{
    private const string Signs = "()=!<>~,\"'";

    /// <summary>All pieces, with one of kind <see cref="TokenKind.End"/> at the end.</summary>
    /// <param name="forgiving">Takes a quote that is not closed as one closed at the end: while somebody types.</param>
    /// <exception cref="QueryException">A quote is not closed, or a sign stands alone that means nothing.</exception>
    public static IReadOnlyList<Token> Read(string text, bool forgiving = false)
    {
        var tokens = new List<Token>();
        var position = 0;
        while (true)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
            {
                position++;
            }

            if (position == text.Length)
            {
                tokens.Add(new Token(TokenKind.End, "", position, 0));
                return tokens;
            }

            var token = Next(text, position, forgiving);
            tokens.Add(token);
            position = token.End;
        }
    }

    private static Token Next(string text, int start, bool forgiving)
    {
        switch (text[start])
        {
            case '(':
                return new Token(TokenKind.Open, "(", start, 1);
            case ')':
                return new Token(TokenKind.Close, ")", start, 1);
            case ',':
                return new Token(TokenKind.Comma, ",", start, 1);
            case '"' or '\'':
                return Quoted(text, start, forgiving);
            case '=' or '<' or '>' or '~' or '!':
                return Operator(text, start, forgiving);
            default:
                var end = start;
                while (end < text.Length && !char.IsWhiteSpace(text[end]) && !Signs.Contains(text[end], StringComparison.Ordinal))
                {
                    end++;
                }

                return forgiving || Instead(text[start..end]) is not { } word
                    ? new Token(TokenKind.Word, text[start..end], start, end - start)
                    : throw new QueryException(new QueryError(
                        start, end - start, $"{text[start..end]} means nothing here; conditions are joined by {word}. In quotes it is a text to search for."));
        }
    }

    /// <summary>The word for a sign that joins conditions in other languages; null: it is none.</summary>
    private static string? Instead(string sign) => sign switch
    {
        "&" or "&&" or "+" or ";" => "and",
        "|" or "||" => "or",
        _ => null,
    };

    private static Token Operator(string text, int start, bool forgiving)
    {
        var two = start + 1 < text.Length ? text.Substring(start, 2) : "";
        return two switch
        {
            "<=" or ">=" or "!=" or "!~" => new Token(TokenKind.Operator, two, start, 2),
            "==" => new Token(TokenKind.Operator, "=", start, 2),
            "<>" => new Token(TokenKind.Operator, "!=", start, 2),
            _ when text[start] == '!' && !forgiving =>
                throw new QueryException(new QueryError(start, 1, "! alone means nothing; there are != and !~, and not before a condition.")),
            _ => new Token(TokenKind.Operator, text[start].ToString(), start, 1),
        };
    }

    private static Token Quoted(string text, int start, bool forgiving)
    {
        var content = new StringBuilder();
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && (text[i + 1] == text[start] || text[i + 1] == '\\'))
            {
                content.Append(text[++i]);
            }
            else if (text[i] == text[start])
            {
                return new Token(TokenKind.Quoted, content.ToString(), start, i + 1 - start);
            }
            else
            {
                content.Append(text[i]);
            }
        }

        return forgiving
            ? new Token(TokenKind.Quoted, content.ToString(), start, text.Length - start)
            : throw new QueryException(new QueryError(start, text.Length - start, "The quote that starts here is not closed."));
    }
}
