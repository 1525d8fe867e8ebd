namespace RealNvp.Web.Features.Runs.Language;

/// <summary>A piece of a query.</summary>
/// <param name="Text">The word, the operator, or what is between the quotes.</param>
/// <param name="Position">Where it starts, from 0.</param>
/// <param name="Length">How many characters it takes, quotes included.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, int Length)
{
    public int End => Position + Length;

    /// <summary>Whether it is that word of the language; in quotes it is a text like any other.</summary>
    public bool Is(string word) => Kind == TokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
