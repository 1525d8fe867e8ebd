namespace RealNvp.Web.Hosting;

/// <summary>What somebody sent, as far as a message needs it.</summary>
internal static class ShortText
{
    private const int Usual = 40;

    /// <param name="most">Characters that are shown of a longer text, before an ellipsis.</param>
    public static string Of(string text, int most = Usual)
    {
        if (text.Length <= most)
        {
            return text;
        }

        // Half of a character that takes two would be shown as a question mark.
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
    }
}
