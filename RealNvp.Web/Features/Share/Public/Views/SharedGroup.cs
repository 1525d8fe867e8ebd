namespace RealNvp.Web.Features.Share.Public.Views;

/// <summary>A group of runs as a row of texts.</summary>
/// <param name="Title">What its runs have in common.</param>
/// <param name="Detail">What the title leaves out; null: nothing.</param>
/// <param name="Runs">How many there are.</param>
/// <param name="States">How they stand.</param>
/// <param name="Least">The least result.</param>
/// <param name="Mean">The mean with the standard deviation.</param>
/// <param name="Largest">The largest result.</param>
public sealed record SharedGroup(string Title, string? Detail, string Runs, string States, string Least, string Mean, string Largest);
