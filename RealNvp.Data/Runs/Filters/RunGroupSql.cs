using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Runs.Filters;

/// <summary>Groups of runs by a field, the largest first.</summary>
internal static class RunGroupSql
{
    public static Task<IReadOnlyList<RunGroup>> GroupedAsync(
        this IQueryable<RunEntity> runs, RunField field, int limit, CancellationToken cancellationToken) => field.Kind switch
        {
            RunFieldKind.Number => CountAsync(runs.Select(RunFieldSql.Number(field)), limit, cancellationToken),
            RunFieldKind.Moment => CountAsync(runs.Select(RunFieldSql.Moment(field)), limit, cancellationToken),
            RunFieldKind.Text => CountAsync(runs.Select(RunFieldSql.Text(field)), limit, cancellationToken),
            _ => CountTagsAsync(runs, limit, cancellationToken),
        };

    private static async Task<IReadOnlyList<RunGroup>> CountAsync<T>(IQueryable<T> values, int limit, CancellationToken cancellationToken)
    {
        var groups = await values.GroupBy(value => value).Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count).ThenBy(group => group.Key).Take(limit).ToListAsync(cancellationToken);
        return groups.ConvertAll(group => new RunGroup(group.Key, group.Count));
    }

    /// <summary>Counted here: SQLite's provider cannot join a row with the list it holds.</summary>
    private static async Task<IReadOnlyList<RunGroup>> CountTagsAsync(IQueryable<RunEntity> runs, int limit, CancellationToken cancellationToken)
    {
        var tags = await runs.Where(run => run.Tags.Count > 0).Select(run => run.Tags).ToListAsync(cancellationToken);
        return tags.SelectMany(list => list.Distinct()).CountBy(tag => tag)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(limit).Select(pair => new RunGroup(pair.Key, pair.Value)).ToList();
    }
}
