namespace RealNvp.Web.Features.Share.Api;

/// <param name="Items">Links, newest first.</param>
/// <param name="Total">How many there are.</param>
public sealed record ShareListResponse(IReadOnlyList<ShareResponse> Items, int Total);
