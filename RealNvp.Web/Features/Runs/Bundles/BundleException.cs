using RealNvp.Engine;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>A file is no bundle that can be taken. The message is for the person who sent it.</summary>
internal sealed class BundleException(string message, Exception? inner = null) : Exception(message, inner)
{
    private const int Shown = 60;

    /// <summary>A piece of a stranger's file as a message shows it.</summary>
    public static string Shorten(string text)
    {
        // Of a part that unpacks to a gigabyte only the beginning is looked at.
        var clean = text[..Math.Min(text.Length, Shown + 1)].Select(c => char.IsControl(c) ? ' ' : c);
        return ShortText.Of(string.Concat(clean), Shown);
    }
}
