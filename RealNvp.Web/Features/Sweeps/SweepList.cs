namespace RealNvp.Web.Features.Sweeps;

/// <param name="Items">The sweeps of the page asked for.</param>
/// <param name="Total">All sweeps that match.</param>
public sealed record SweepList(IReadOnlyList<SweepSummary> Items, int Total);
