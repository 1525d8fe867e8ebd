namespace RealNvp.Web.Charts;

/// <summary>A varied setting as an axis.</summary>
/// <param name="Name">What it says.</param>
/// <param name="Words">Of words the values as they are spelled, in order; empty: the values are numbers.</param>
/// <param name="Titles">What stands for each word.</param>
/// <param name="Log">A logarithmic axis.</param>
public sealed record TrialsDimension(string Name, IReadOnlyList<string> Words, IReadOnlyList<string> Titles, bool Log);
