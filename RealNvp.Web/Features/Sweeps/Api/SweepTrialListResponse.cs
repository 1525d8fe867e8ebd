namespace RealNvp.Web.Features.Sweeps.Api;

/// <param name="Items">The trials of the page asked for.</param>
/// <param name="Total">All trials that match.</param>
public sealed record SweepTrialListResponse(IReadOnlyList<SweepTrialResponse> Items, int Total);
