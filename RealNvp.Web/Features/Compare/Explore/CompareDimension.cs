using RealNvp.Web.Charts;

namespace RealNvp.Web.Features.Compare.Explore;

/// <summary>A setting or a result of the compared runs as an axis.</summary>
/// <param name="Key">Its name in the address.</param>
/// <param name="IsResult">Whether it came out, instead of being chosen.</param>
/// <param name="Axis">Its values, one a run.</param>
public sealed record CompareDimension(string Key, bool IsResult, ChartDimension Axis);
