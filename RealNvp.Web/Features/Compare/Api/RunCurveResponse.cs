using RealNvp.Web.Features.Compare.Curves;

namespace RealNvp.Web.Features.Compare.Api;

/// <summary>A run's line.</summary>
/// <param name="Id">The run.</param>
/// <param name="X">Places on the axis.</param>
/// <param name="Y">Values; null is not finite, a gap.</param>
public sealed record RunCurveResponse(string Id, IReadOnlyList<double?> X, IReadOnlyList<double?> Y)
{
    internal static RunCurveResponse Of(RunCurve curve) => new(curve.Id, CurveNumber.Places(curve.Line.X), CurveNumber.Values(curve.Line.Y));
}
