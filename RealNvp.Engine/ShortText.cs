namespace RealNvp.Engine;

/// <summary>Texts of any length where there is room for some of it.</summary>
public static class ShortText
{
    private const int Usual = 40;

    /// <summary>What somebody sent, as far as a message needs it.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">Characters that are shown of a longer text, before an ellipsis.</param>
    public static string Of(string text, int most = Usual)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= most ? text : Cut(text, most) + "…";
    }

    /// <summary>The first characters of a text, one fewer where the last would be half of one that takes two: a half is shown as a question mark.</summary>
    public static string Cut(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
