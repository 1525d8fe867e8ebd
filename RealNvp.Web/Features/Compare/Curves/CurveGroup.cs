namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>Runs that are drawn as one mean.</summary>
/// <param name="Name">What the legend says, unique in the comparison.</param>
/// <param name="Runs">Runs that differ in their seeds alone.</param>
public sealed record CurveGroup(string Name, IReadOnlyList<ComparedRun> Runs);
