using RealNvp.Web.Features.Compare.Curves;

namespace RealNvp.Web.Features.Compare.Api;

/// <summary>The answer of <c>GET /api/v1/compare/curves</c>.</summary>
/// <param name="Runs">A line a run; runs that do not exist are left out.</param>
/// <param name="Means">A line and a range for each group asked for, in their order.</param>
public sealed record CurvesResponse(IReadOnlyList<RunCurveResponse> Runs, IReadOnlyList<MeanCurveResponse> Means)
{
    internal static CurvesResponse Of(CurveSet set) => new([.. set.Runs.Select(RunCurveResponse.Of)], [.. set.Means.Select(MeanCurveResponse.Of)]);
}
