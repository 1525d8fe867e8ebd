using RealNvp.Data.Sharing;

namespace RealNvp.Web.Features.Share.Public.Preview;

/// <summary>What is known of a link's picture without drawing it.</summary>
public static class SharedPreview
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
