namespace RealNvp.Web.Charts.Pictures;

/// <summary>One trial's result.</summary>
/// <param name="X">Its place: its number, or the value of a setting.</param>
/// <param name="Y">What it reached; finite.</param>
/// <param name="Shape">How far it is.</param>
public sealed record TrialPoint(double X, double Y, TrialShape Shape);
