namespace RealNvp.Web.Charts.Pictures;

/// <summary>One trial's result.</summary>
/// <param name="X">Its place: its number, or the value of a setting.</param>
/// <param name="Y">What it reached; finite.</param>
/// <param name="IsStopped">It was stopped early and is drawn as a ring.</param>
public sealed record TrialPoint(double X, double Y, bool IsStopped);
