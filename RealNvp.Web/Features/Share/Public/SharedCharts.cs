using RealNvp.Web.Charts;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>What the page's script makes its charts from.</summary>
/// <param name="Line">The curves.</param>
/// <param name="Samples">The point clouds.</param>
public sealed record SharedCharts(LineSpec Line, SnapshotSpec Samples, string State, string Stamp, bool Live) : SharedLive(State, Stamp, Live)
{
    /// <summary>The curves of a comparison, which are drawn instead of <see cref="Line"/>; null: there is none.</summary>
    public CurvesSpec? Curves { get; init; }
}
