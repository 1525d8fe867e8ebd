using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RealNvp.Data.Runs.Filters;

namespace RealNvp.Data.Runs.Groups;

/// <summary>
/// Reads a few columns of all matching runs in one query and puts them into groups here: tags cannot be grouped in SQL, a deviation from sums of
/// squares loses digits, and the columns of ten thousand runs are read faster than three queries are planned.
/// </summary>
internal static class RunSummaries
{
    public static async Task<RunGroupPage> ReadAsync(IQueryable<RunEntity> runs, RunGroupQuery query, CancellationToken cancellationToken)
    {
        var rows = await runs.OrderByDescending(run => run.CreatedAt).ThenBy(run => run.Id).Select(Row(query)).ToListAsync(cancellationToken);
        var groups = Grouped(rows, query.By.Kind).Select(group => Summarise(group.Value, group.Rows));
        var ordered = Ordered(groups, query.Order).ThenByDescending(group => group.Runs).ThenBy(group => group.Value, ValueOrder.Instance).ToList();
        var skip = (int)Math.Min(int.MaxValue, (long)(query.Page - 1) * query.PageSize);
        return new RunGroupPage([.. ordered.Skip(skip).Take(query.PageSize)], ordered.Count);
    }

    private static IEnumerable<(object? Value, List<GroupedRow> Rows)> Grouped(List<GroupedRow> rows, RunFieldKind kind) => kind switch
    {
        RunFieldKind.Number => rows.GroupBy(row => row.Number).Select(group => ((object?)group.Key, group.ToList())),
        RunFieldKind.Text => rows.GroupBy(row => row.Text ?? "", StringComparer.OrdinalIgnoreCase).Select(group => ((object?)NullIfEmpty(group.Key), group.ToList())),
        RunFieldKind.Tags => rows.SelectMany(row => (row.Tags is { Count: > 0 } tags ? tags : [""]).Distinct(StringComparer.OrdinalIgnoreCase).Select(tag => (tag, row)))
            .GroupBy(pair => pair.tag, pair => pair.row, StringComparer.OrdinalIgnoreCase).Select(group => ((object?)NullIfEmpty(group.Key), group.ToList())),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Runs cannot be grouped by moments: each has its own."),
    };

    private static RunGroupSummary Summarise(object? value, List<GroupedRow> rows)
    {
        var measured = rows.Where(row => row.Measure is not null).OrderBy(row => row.Measure).ToList();
        double? mean = measured.Count == 0 ? null : measured.Average(row => row.Measure!.Value);
        return new RunGroupSummary
        {
            Value = value,
            Runs = rows.Count,
            Statuses = rows.CountBy(row => row.Status).ToDictionary(),
            Measured = measured.Count,
            Least = measured.FirstOrDefault()?.Measure,
            Mean = mean,
            StandardDeviation = measured.Count < 2 ? null : Math.Sqrt(measured.Sum(row => Math.Pow(row.Measure!.Value - mean!.Value, 2)) / (measured.Count - 1)),
            Largest = measured.LastOrDefault()?.Measure,
            NewestId = rows[0].Id,
            Ids = [.. measured.Concat(rows.Where(row => row.Measure is null)).Take(RunGroupSummary.MostIds).Select(row => row.Id)],
        };
    }

    private static IOrderedEnumerable<RunGroupSummary> Ordered(IEnumerable<RunGroupSummary> groups, RunGroupOrder order) => order switch
    {
        RunGroupOrder.Mean => groups.OrderBy(group => group.Mean ?? double.PositiveInfinity),
        RunGroupOrder.Largest => groups.OrderByDescending(group => group.Largest ?? double.NegativeInfinity),
        RunGroupOrder.Runs => groups.OrderByDescending(group => group.Runs),
        RunGroupOrder.Value => groups.OrderBy(group => group.Value, ValueOrder.Instance),
        _ => groups.OrderBy(group => group.Least ?? double.PositiveInfinity),
    };

    /// <summary>The columns that a group needs of each run, as one projection.</summary>
    private static Expression<Func<RunEntity, GroupedRow>> Row(RunGroupQuery query)
    {
        Expression<Func<RunEntity, GroupedRow>> plain = run => new GroupedRow { Id = run.Id, Status = run.Status };
        var run = plain.Parameters[0];
        var bindings = ((MemberInitExpression)plain.Body).Bindings.ToList();
        bindings.Add(Bind(nameof(GroupedRow.Measure), RunFieldSql.Number(query.Of), run));
        bindings.Add(query.By.Kind switch
        {
            RunFieldKind.Number => Bind(nameof(GroupedRow.Number), RunFieldSql.Number(query.By), run),
            RunFieldKind.Text => Bind(nameof(GroupedRow.Text), RunFieldSql.Text(query.By), run),
            _ => Bind(nameof(GroupedRow.Tags), (Expression<Func<RunEntity, List<string>>>)(r => r.Tags), run),
        });
        return Expression.Lambda<Func<RunEntity, GroupedRow>>(Expression.MemberInit(Expression.New(typeof(GroupedRow)), bindings), run);
    }

    private static MemberAssignment Bind<T>(string name, Expression<Func<RunEntity, T>> value, ParameterExpression run) =>
        Expression.Bind(typeof(GroupedRow).GetProperty(name)!, new Replacement(value.Parameters[0], run).Visit(value.Body));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    /// <summary>What a group needs of a run.</summary>
    private sealed class GroupedRow
    {
        public string Id { get; init; } = "";

        public RunStatus Status { get; init; }

        public double? Number { get; init; }

        public string? Text { get; init; }

        public List<string>? Tags { get; init; }

        public double? Measure { get; init; }
    }

    /// <summary>Numbers by size, texts as a dictionary has them, none last.</summary>
    private sealed class ValueOrder : IComparer<object?>
    {
        public static readonly ValueOrder Instance = new();

        public int Compare(object? x, object? y) => (x, y) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            (double left, double right) => left.CompareTo(right),
            _ => StringComparer.OrdinalIgnoreCase.Compare(x.ToString(), y.ToString()),
        };
    }
}
