namespace RealNvp.Web.Features.Runs.Views.Api;

public sealed record SavedViewListResponse(IReadOnlyList<SavedViewResponse> Items, int Total);
