using RealNvp.Data.Sharing;

namespace RealNvp.Web.Features.Share.Api;

/// <summary>A link as the API tells it; never its token, which is not stored.</summary>
/// <param name="Id">Names the link for revoking; opens nothing.</param>
/// <param name="Kind"><c>run</c> or <c>comparison</c>.</param>
/// <param name="Runs">Ids of what it shows.</param>
/// <param name="View">How it is shown, as the query of the page.</param>
/// <param name="Title">What it showed when it was made.</param>
/// <param name="State"><c>open</c>, <c>expired</c> or <c>revoked</c>.</param>
public sealed record ShareResponse(
    string Id, ShareKind Kind, IReadOnlyList<string> Runs, string View, string Title, ShareState State, DateTime CreatedAt, DateTime? ExpiresAt, DateTime? RevokedAt)
{
    /// <summary>Where it leads; only in the answer that creates it.</summary>
    public string? Url { get; init; }

    public static ShareResponse Of(ShareLink link, ShareState state)
    {
        ArgumentNullException.ThrowIfNull(link);
        return new ShareResponse(link.Id, link.Kind, link.Targets, link.View, link.Title, state, link.CreatedAt, link.ExpiresAt, link.RevokedAt);
    }
}
