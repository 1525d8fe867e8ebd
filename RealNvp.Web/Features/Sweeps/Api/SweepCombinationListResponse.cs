namespace RealNvp.Web.Features.Sweeps.Api;

/// <param name="Items">The combinations of the page asked for.</param>
/// <param name="Total">All combinations.</param>
public sealed record SweepCombinationListResponse(IReadOnlyList<SweepCombinationResponse> Items, int Total);
