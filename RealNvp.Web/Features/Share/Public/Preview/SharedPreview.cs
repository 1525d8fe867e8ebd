using RealNvp.Data.Sharing;

namespace RealNvp.Web.Features.Share.Public.Preview;

/// <summary>A link's picture.</summary>
/// <param name="Png">The file.</param>
/// <param name="Stamp">Changes with everything that it shows.</param>
public sealed record SharedPreview(ReadOnlyMemory<byte> Png, string Stamp)
{
    /// <summary>The size that all who show previews take without cutting.</summary>
    public const int Width = 1200;

    public const int Height = 630;

    /// <summary>What it shows, for those who do not see it.</summary>
    public static string AltOf(SharedContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Link.Kind switch
        {
            ShareKind.Sweep => $"Results of the trials of {content.Title}, and the best of them",
            ShareKind.Comparison => $"Loss curves of {content.Title}, and what each run reached",
            ShareKind.View => $"First rows of {content.Title}",
            _ => $"Loss curve and samples of {content.Title}",
        };
    }
}
