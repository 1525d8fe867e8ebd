using RealNvp.Web.Charts;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>What the page's script makes its charts from.</summary>
/// <param name="Line">The curves.</param>
/// <param name="Samples">The point clouds.</param>
/// <param name="State">Address that tells whether something has changed.</param>
/// <param name="Stamp">Changes whenever the page would be another.</param>
/// <param name="Live">Whether to ask at all.</param>
public sealed record SharedCharts(LineSpec Line, SnapshotSpec Samples, string State, string Stamp, bool Live);
