namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>One run's line.</summary>
public sealed record RunCurve(string Id, Curve Line);
