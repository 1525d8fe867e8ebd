namespace RealNvp.Data.Sweeps;

/// <param name="Items">The sweeps of the page asked for.</param>
/// <param name="Total">All that match.</param>
public sealed record SweepRecords(IReadOnlyList<SweepRecord> Items, int Total);
