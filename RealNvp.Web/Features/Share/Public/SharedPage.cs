using RealNvp.Web.Charts;
using RealNvp.Web.Charts.Pictures;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>Everything a shared page is drawn from.</summary>
public sealed record SharedPage
{
    public required string Token { get; init; }

    /// <summary>The page's whole address, as people outside reach it.</summary>
    public string Url { get; init; } = "";

    public required SharedContent Content { get; init; }

    public required SharedView View { get; init; }

    /// <summary>There exactly if the link shows a comparison.</summary>
    public SharedComparison? Comparison { get; init; }

    /// <summary>What the curves are drawn over.</summary>
    public PictureAxis Axis => Comparison is { } comparison ? SharedAxes.Of(comparison.View.X) : PictureAxis.Of(View.X);

    /// <summary>For the script.</summary>
    public required SharedCharts Charts { get; init; }

    /// <summary>Numbers of the curves, thinned.</summary>
    public required IReadOnlyList<PictureLine> Lines { get; init; }

    /// <summary>Of a sweep the place of the setting that matters most; null: not known.</summary>
    public int? Across { get; init; }

    /// <summary>Points of each panel that has some.</summary>
    public required IReadOnlyDictionary<SnapshotPanel, SharedCloud> Clouds { get; init; }
}
