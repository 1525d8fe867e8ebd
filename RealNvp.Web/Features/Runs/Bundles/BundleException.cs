namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>A file is no bundle that can be taken. The message is for the person who sent it.</summary>
internal sealed class BundleException(string message, Exception? inner = null) : Exception(message, inner)
{
    private const int Shown = 60;

    /// <summary>A piece of a stranger's file as a message shows it.</summary>
    public static string Shorten(string text)
    {
        var clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return clean.Length <= Shown ? clean : clean[..Shown] + "…";
    }
}
