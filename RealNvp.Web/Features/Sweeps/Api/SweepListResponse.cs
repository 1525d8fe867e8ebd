namespace RealNvp.Web.Features.Sweeps.Api;

/// <param name="Items">The sweeps of the page asked for, newest first.</param>
/// <param name="Total">All sweeps that match.</param>
public sealed record SweepListResponse(IReadOnlyList<SweepResponse> Items, int Total);
