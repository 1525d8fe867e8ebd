namespace RealNvp.Web.Features.Sweeps;

/// <param name="Items">The trials of the page asked for.</param>
/// <param name="Total">All trials that match.</param>
public sealed record SweepTrialList(IReadOnlyList<SweepTrial> Items, int Total);
