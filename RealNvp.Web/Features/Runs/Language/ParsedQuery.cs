using RealNvp.Data.Runs.Filters;

namespace RealNvp.Web.Features.Runs.Language;

/// <summary>What a query text says.</summary>
/// <param name="Filter">The condition; null: none.</param>
/// <param name="Orders">What comes after "sort by".</param>
/// <param name="OrderFields">The fields of <paramref name="Orders"/>.</param>
/// <param name="SortPosition">Where "sort by" starts; null: nowhere.</param>
/// <param name="Error">Why it cannot be read; filter and orders are then empty.</param>
public sealed record ParsedQuery(
    RunFilter? Filter, IReadOnlyList<RunOrder> Orders, IReadOnlyList<QueryField> OrderFields, int? SortPosition, QueryError? Error)
{
    public static ParsedQuery Empty { get; } = new(null, [], [], null, null);
}
