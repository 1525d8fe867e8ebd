using RealNvp.Data.Runs.Filters;

namespace RealNvp.Data.Runs.Groups;

/// <summary>A question for runs in groups.</summary>
/// <param name="Runs">Which runs; its orders and its page do not count.</param>
/// <param name="By">What the runs of a group have in common. A run with several tags is in the group of each.</param>
/// <param name="Of">The number that is summed up.</param>
public sealed record RunGroupQuery(RunQuery Runs, RunField By, RunField Of)
{
    public RunGroupOrder Order { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 25;
}
