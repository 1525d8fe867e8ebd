namespace RealNvp.Data.Runs.Groups;

/// <summary>A page of groups.</summary>
/// <param name="Items">The groups.</param>
/// <param name="Total">All groups there are.</param>
public sealed record RunGroupPage(IReadOnlyList<RunGroupSummary> Items, int Total);
