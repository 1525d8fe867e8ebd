namespace RealNvp.Web.Features.Runs.Api;

/// <param name="Items">By epoch.</param>
public sealed record CheckpointListResponse(IReadOnlyList<CheckpointResponse> Items);
