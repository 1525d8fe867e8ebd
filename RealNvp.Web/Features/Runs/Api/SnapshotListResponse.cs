namespace RealNvp.Web.Features.Runs.Api;

/// <param name="Items">Snapshots by ascending epoch.</param>
/// <param name="Total">How many there are.</param>
public sealed record SnapshotListResponse(IReadOnlyList<SnapshotItemResponse> Items, int Total);
