namespace RealNvp.Web.Features.Sweeps;

/// <summary>Which trials, or combinations, a table shows.</summary>
public sealed record SweepTrialQuery
{
    /// <summary>Column to sort by: one of <see cref="SweepSort"/>, or the path of a varied setting. Rows without a value come last either way.</summary>
    public string Sort { get; init; } = SweepSort.Rank;

    public bool Descending { get; init; }

    /// <summary>Empty: all.</summary>
    public IReadOnlyList<SweepTrialState> States { get; init; } = [];

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>At most <see cref="MaxPageSize"/>: a whole sweep fits on one page.</summary>
    public int PageSize { get; init; } = 50;

    public const int MaxPageSize = SweepRequest.Limits.Trials;
}
