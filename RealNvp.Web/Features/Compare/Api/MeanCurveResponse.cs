using RealNvp.Web.Features.Compare.Curves;

namespace RealNvp.Web.Features.Compare.Api;

/// <summary>A group's mean and range.</summary>
/// <param name="Runs">Members that have epochs.</param>
/// <param name="X">Places on the axis.</param>
/// <param name="Y">Mean of the members, where all have an epoch.</param>
/// <param name="Low">The least of them.</param>
/// <param name="High">The largest.</param>
public sealed record MeanCurveResponse(IReadOnlyList<string> Runs, IReadOnlyList<double?> X, IReadOnlyList<double?> Y, IReadOnlyList<double?> Low, IReadOnlyList<double?> High)
{
    internal static MeanCurveResponse Of(MeanCurve curve) => new(
        curve.Runs, CurveNumber.Places(curve.Line.X), CurveNumber.Values(curve.Line.Y), CurveNumber.Values(curve.Low), CurveNumber.Values(curve.High));
}
