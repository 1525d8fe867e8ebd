namespace RealNvp.Web.Features.Runs.Api;

/// <param name="Changed">Ids of the runs that are not as they were before.</param>
public sealed record BulkResponse(IReadOnlyList<string> Changed);
