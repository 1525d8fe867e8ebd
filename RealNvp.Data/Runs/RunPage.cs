namespace RealNvp.Data.Runs;

/// <param name="Items">The runs of the page asked for.</param>
/// <param name="Total">All runs that match.</param>
public sealed record RunPage(IReadOnlyList<RunRecord> Items, int Total);
