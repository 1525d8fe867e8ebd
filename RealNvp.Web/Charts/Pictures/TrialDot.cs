namespace RealNvp.Web.Charts.Pictures;

/// <summary>A trial in pixels.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="Shape">How far it is.</param>
/// <param name="IsBest">The best of all, drawn over the others.</param>
public sealed record TrialDot(double X, double Y, TrialShape Shape, bool IsBest);
