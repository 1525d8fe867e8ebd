using RealNvp.Web.Features.Runs.List;

namespace RealNvp.Web.Features.Share.Public.Views;

/// <summary>A page of a shared view's table: rows of runs, or groups.</summary>
public sealed record SharedViewPage
{
    public required string Token { get; init; }

    /// <summary>The page's whole address, as people outside reach it.</summary>
    public string Url { get; init; } = "";

    public required SharedContent Content { get; init; }

    public required SharedRunsView View { get; init; }

    public required IReadOnlyList<RunRowModel> Rows { get; init; }

    public required IReadOnlyList<SharedGroup> Groups { get; init; }

    /// <summary>All rows, or groups, that match.</summary>
    public required int Total { get; init; }

    public required SharedLive Live { get; init; }

    /// <summary>What ages are counted from.</summary>
    public required DateTimeOffset Now { get; init; }

    public bool IsGrouped => View.Group is not null;
}
