namespace RealNvp.Web.Features.Runs.Api;

/// <param name="Items">The runs of the page asked for.</param>
/// <param name="Total">All runs that match.</param>
public sealed record RunListResponse(IReadOnlyList<RunResponse> Items, int Total);
