using RealNvp.Data.Sharing;

namespace RealNvp.Web.Features.Share;

/// <summary>A wish for a link.</summary>
/// <param name="Kind">What it shall show.</param>
/// <param name="Runs">Ids: one for a run, two or more for a comparison.</param>
/// <param name="View">How it is shown, as the query of the page: <c>y=log&amp;x=seconds</c>.</param>
/// <param name="ExpiresAt">When it ends, UTC; null: never.</param>
public sealed record ShareRequest(ShareKind Kind, IReadOnlyList<string> Runs, string View = "", DateTime? ExpiresAt = null);
