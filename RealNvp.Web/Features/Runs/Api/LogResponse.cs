namespace RealNvp.Web.Features.Runs.Api;

/// <param name="Items">Lines, oldest first.</param>
/// <param name="Total">How many there are.</param>
public sealed record LogResponse(IReadOnlyList<LogLineResponse> Items, int Total);
