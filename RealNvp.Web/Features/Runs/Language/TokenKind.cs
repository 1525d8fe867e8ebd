namespace RealNvp.Web.Features.Runs.Language;

internal enum TokenKind
{
    /// <summary>A name, a number, or any other text without spaces.</summary>
    Word,

    /// <summary>A text in quotes.</summary>
    Quoted,

    /// <summary>One of = != &lt; &lt;= &gt; &gt;= ~ !~.</summary>
    Operator,
    Open,
    Close,
    Comma,
    End,
}
