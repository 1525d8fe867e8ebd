using RealNvp.Data.Sweeps;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>Which sweeps a list shows: newest first.</summary>
public sealed record SweepListQuery
{
    /// <summary>Text in name or data set, ignoring case; null: all.</summary>
    public string? Search { get; init; }

    /// <summary>Empty: all.</summary>
    public IReadOnlyList<SweepStatus> Statuses { get; init; } = [];

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 25;
}
