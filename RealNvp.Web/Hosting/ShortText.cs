namespace RealNvp.Web.Hosting;

/// <summary>What somebody sent, as far as a message needs it.</summary>
internal static class ShortText
{
    private const int Most = 40;

    public static string Of(string text) => text.Length <= Most ? text : text[..Most] + "…";
}
