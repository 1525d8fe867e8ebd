using RealNvp.Data.Sharing;

namespace RealNvp.Web.Features.Share.Api;

/// <summary>A link as the API tells it; never its token, which is not stored.</summary>
/// <param name="Id">Names the link for revoking; opens nothing.</param>
/// <param name="Kind"><c>run</c>, <c>comparison</c>, <c>sweep</c> or <c>view</c>.</param>
/// <param name="Runs">Ids of the runs it shows; empty for a sweep and a view.</param>
/// <param name="View">How it is shown, as the query of the page; of a saved view which runs are shown, as the view was when the link was made.</param>
/// <param name="Title">What it showed when it was made.</param>
/// <param name="State"><c>open</c>, <c>expired</c> or <c>revoked</c>.</param>
public sealed record ShareResponse(
    string Id, ShareKind Kind, IReadOnlyList<string> Runs, string View, string Title, ShareState State, DateTime CreatedAt, DateTime? ExpiresAt, DateTime? RevokedAt)
{
    /// <summary>Id of the sweep it shows; null for other kinds.</summary>
    public string? Sweep { get; init; }

    /// <summary>Id of the saved view it was made from, which may have changed since; null for other kinds.</summary>
    public string? SavedView { get; init; }

    /// <summary>Where it leads; only in the answer that creates it.</summary>
    public string? Url { get; init; }

    public static ShareResponse Of(ShareLink link, ShareState state)
    {
        ArgumentNullException.ThrowIfNull(link);
        var runs = link.Kind is ShareKind.Run or ShareKind.Comparison ? link.Targets : [];
        return new ShareResponse(link.Id, link.Kind, runs, link.View, link.Title, state, link.CreatedAt, link.ExpiresAt, link.RevokedAt)
        {
            Sweep = link.Kind == ShareKind.Sweep ? link.Targets[0] : null,
            SavedView = link.Kind == ShareKind.View ? link.Targets[0] : null,
        };
    }
}
