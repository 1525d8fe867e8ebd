using RealNvp.Data.Sharing;

namespace RealNvp.Web.Features.Share;

/// <summary>A wish for a link.</summary>
/// <param name="Kind">What it shall show.</param>
/// <param name="Targets">Ids: one of a run, a sweep or a saved view; of the runs of a comparison two or more.</param>
/// <param name="View">How runs are shown, as the query of their page: <c>y=log&amp;x=seconds</c>; empty for a sweep or a saved view.</param>
/// <param name="ExpiresAt">When it ends, UTC; null: never.</param>
public sealed record ShareRequest(ShareKind Kind, IReadOnlyList<string> Targets, string View = "", DateTime? ExpiresAt = null);
