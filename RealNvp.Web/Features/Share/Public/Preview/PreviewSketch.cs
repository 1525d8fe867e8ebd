namespace RealNvp.Web.Features.Share.Public.Preview;

/// <summary>What a link's picture will show, as far as it takes to tell whether that has changed.</summary>
/// <param name="Token">The link's secret.</param>
/// <param name="Content">What the link opens.</param>
/// <param name="Stamp">Changes with everything that the picture shows.</param>
internal sealed record PreviewSketch(string Token, SharedContent Content, string Stamp)
{
    /// <summary>One line of what it is.</summary>
    public string Summary { get; init; } = "";

    /// <summary>There exactly if the link shows a view.</summary>
    public PreviewList? List { get; init; }
}
