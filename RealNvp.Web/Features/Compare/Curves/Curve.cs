namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>A line as places and values; NaN is a gap.</summary>
/// <param name="X">Ascending places on the axis.</param>
/// <param name="Y">Values there.</param>
public sealed record Curve(double[] X, double[] Y);
