using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Shelves;

namespace RealNvp.Data.Runs;

/// <summary>A question for a page of runs.</summary>
public sealed record RunQuery
{
    /// <summary>Only these states; empty: all.</summary>
    public IReadOnlyList<RunStatus> Statuses { get; init; } = [];

    /// <summary>Text that name, data set, id or a tag contains, ignoring case.</summary>
    public string? Search { get; init; }

    /// <summary>Only runs with this tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Only runs of this uploaded data set.</summary>
    public string? DatasetId { get; init; }

    /// <summary>Where the runs lie; empty: anywhere.</summary>
    public IReadOnlyList<RunShelf> Shelves { get; init; } = [RunShelf.Active];

    /// <summary>A further condition; null: none.</summary>
    public RunFilter? Filter { get; init; }

    /// <summary>The first one counts most; equal runs, and all where there is none, come newest first.</summary>
    public IReadOnlyList<RunOrder> Orders { get; init; } = [];

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 25;
}
