namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>A group's mean, and the range of its members at the same places.</summary>
/// <param name="Runs">Members that have epochs.</param>
/// <param name="Line">Their mean.</param>
/// <param name="Low">The least of them.</param>
/// <param name="High">The largest.</param>
public sealed record MeanCurve(IReadOnlyList<string> Runs, Curve Line, double[] Low, double[] High);
