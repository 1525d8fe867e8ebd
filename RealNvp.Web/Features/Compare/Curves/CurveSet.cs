namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>What was asked for; runs that do not exist are left out.</summary>
public sealed record CurveSet(IReadOnlyList<RunCurve> Runs, IReadOnlyList<MeanCurve> Means);
