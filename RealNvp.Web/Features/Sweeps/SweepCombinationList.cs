namespace RealNvp.Web.Features.Sweeps;

/// <param name="Items">The combinations of the page asked for.</param>
/// <param name="Total">All combinations.</param>
public sealed record SweepCombinationList(IReadOnlyList<SweepCombination> Items, int Total);
