namespace RealNvp.Data.Sweeps;

/// <summary>Which sweeps to list, newest first.</summary>
public sealed record SweepQuery
{
    /// <summary>Text in name, data set or id, ignoring case; null: all.</summary>
    public string? Search { get; init; }

    /// <summary>Empty: all.</summary>
    public IReadOnlyList<SweepStatus> Statuses { get; init; } = [];

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 25;
}
