using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RealNvp.Data.Runs.Filters;

namespace RealNvp.Data.Runs;

/// <summary>What lists of runs ask the database.</summary>
internal static class RunQueries
{
    public static IQueryable<RunEntity> Matching(this IQueryable<RunEntity> runs, RunQuery query)
    {
        if (query.Shelves is [var only])
        {
            // An equality, not a list of one: the index then gives the order, too.
            runs = runs.Where(run => run.Shelf == only);
        }
        else if (query.Shelves.Count > 1)
        {
            runs = runs.Where(run => query.Shelves.Contains(run.Shelf));
        }

        if (query.Statuses.Count > 0)
        {
            runs = runs.Where(run => query.Statuses.Contains(run.Status));
        }

        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var pattern = RunSearch.PatternFor(query.Search);
            runs = runs.Where(run => EF.Functions.Like(run.SearchText, pattern, RunSearch.Escape));
        }

        if (query.Tag is { } tag)
        {
            runs = runs.Where(run => run.Tags.Contains(tag));
        }

        if (query.Filter is { } filter)
        {
            runs = runs.Where(RunFilterSql.Of(filter));
        }

        return query.DatasetId is { } datasetId ? runs.Where(run => run.DatasetId == datasetId) : runs;
    }

    /// <summary>Sorted as asked; runs without a value come last either way, equal ones newest first.</summary>
    public static IQueryable<RunEntity> Sorted(this IQueryable<RunEntity> runs, IReadOnlyList<RunOrder> orders)
    {
        IOrderedQueryable<RunEntity>? sorted = null;
        foreach (var order in orders)
        {
            sorted = order.Field switch
            {
                // The search text starts with the name in lower case: it sorts by name without regard to case, and by index.
                { Value: RunValue.Name } => By(runs, sorted, run => run.SearchText, order.Descending),
                { Value: RunValue.CreatedAt } => By(runs, sorted, run => run.CreatedAt, order.Descending),
                { Kind: RunFieldKind.Number } => Sparse(runs, sorted, RunFieldSql.Number(order.Field), order.Descending),
                { Kind: RunFieldKind.Text } => Sparse(runs, sorted, RunFieldSql.Text(order.Field), order.Descending),
                { Kind: RunFieldKind.Moment } => Sparse(runs, sorted, RunFieldSql.Moment(order.Field), order.Descending),
                _ => throw new ArgumentException("A run may have several tags; it cannot be sorted by them.", nameof(orders)),
            };
        }

        return (sorted is null ? runs.OrderByDescending(run => run.CreatedAt) : sorted.ThenByDescending(run => run.CreatedAt)).ThenBy(run => run.Id);
    }

    /// <summary>The order in which waiting runs start.</summary>
    public static IQueryable<RunEntity> InQueueOrder(this IQueryable<RunEntity> runs) =>
        runs.OrderByDescending(run => run.QueuePriority).ThenBy(run => run.CreatedAt).ThenBy(run => run.Id);

    private static IOrderedQueryable<RunEntity> By<T>(
        IQueryable<RunEntity> runs, IOrderedQueryable<RunEntity>? sorted, Expression<Func<RunEntity, T>> key, bool descending) =>
        (sorted, descending) switch
        {
            (null, false) => runs.OrderBy(key),
            (null, true) => runs.OrderByDescending(key),
            (_, false) => sorted.ThenBy(key),
            _ => sorted.ThenByDescending(key),
        };

    private static IOrderedQueryable<RunEntity> Sparse<T>(
        IQueryable<RunEntity> runs, IOrderedQueryable<RunEntity>? sorted, Expression<Func<RunEntity, T>> key, bool descending)
    {
        var missing = Expression.Lambda<Func<RunEntity, bool>>(Expression.Equal(key.Body, Expression.Constant(null, typeof(T))), key.Parameters);
        return By(runs, By(runs, sorted, missing, descending: false), key, descending);
    }
}
