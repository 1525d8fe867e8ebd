namespace RealNvp.Web.Features.Runs.Views;

/// <param name="Items">All saved views, by name.</param>
/// <param name="Total">How many.</param>
public sealed record SavedViewListResponse(IReadOnlyList<SavedViewResponse> Items, int Total);
