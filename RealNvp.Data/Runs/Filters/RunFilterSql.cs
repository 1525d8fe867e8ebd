using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Runs.Filters;

/// <summary>
/// A filter as the database's condition. Every comparison says beforehand that there is a value: SQL's third truth would make a negation leave
/// out runs that have none.
/// </summary>
internal static class RunFilterSql
{
    public static Expression<Func<RunEntity, bool>> Of(RunFilter filter)
    {
        var run = Expression.Parameter(typeof(RunEntity), "run");
        return Expression.Lambda<Func<RunEntity, bool>>(Body(filter, run), run);
    }

    private static Expression Body(RunFilter filter, ParameterExpression run) => filter switch
    {
        AllOf all => all.Parts.Select(part => Body(part, run)).DefaultIfEmpty(Expression.Constant(true)).Aggregate(Expression.AndAlso),
        AnyOf any => any.Parts.Select(part => Body(part, run)).DefaultIfEmpty(Expression.Constant(false)).Aggregate(Expression.OrElse),
        Not not => Expression.Not(Body(not.Part, run)),
        HasText text => Inline(TextSearch(text.Text), run),
        Comparison comparison => Inline(Condition(comparison), run),
        _ => throw new ArgumentException($"There is no filter {filter.GetType().Name}.", nameof(filter)),
    };

    private static Expression<Func<RunEntity, bool>> TextSearch(string text)
    {
        var pattern = RunSearch.PatternFor(text);
        return run => EF.Functions.Like(run.SearchText, pattern, RunSearch.Escape);
    }

    private static Expression<Func<RunEntity, bool>> Condition(Comparison compared) => compared.Field.Kind switch
    {
        RunFieldKind.Number => Ordered(RunFieldSql.Number(compared.Field), compared.How, (double?)compared.Value),
        RunFieldKind.Moment => Ordered(RunFieldSql.Moment(compared.Field), compared.How, (DateTime?)compared.Value),
        RunFieldKind.Text => Text(RunFieldSql.Text(compared.Field), compared.How, (string?)compared.Value),
        _ => Tag(compared.How, (string?)compared.Value),
    };

    private static Expression<Func<RunEntity, bool>> Ordered<T>(Expression<Func<RunEntity, T?>> field, RunComparison comparison, T? value)
        where T : struct
    {
        // A closure instead of a constant: Entity Framework makes a parameter of it and need not compile each value anew.
        Expression<Func<T?>> held = () => value;
        var missing = Expression.Constant(null, typeof(T?));
        if (value is null)
        {
            return Expression.Lambda<Func<RunEntity, bool>>(Expression.Equal(field.Body, missing), field.Parameters);
        }

        var compared = comparison switch
        {
            RunComparison.Equal => Expression.Equal(field.Body, held.Body),
            RunComparison.Less => Expression.LessThan(field.Body, held.Body),
            RunComparison.LessOrEqual => Expression.LessThanOrEqual(field.Body, held.Body),
            RunComparison.Greater => Expression.GreaterThan(field.Body, held.Body),
            RunComparison.GreaterOrEqual => Expression.GreaterThanOrEqual(field.Body, held.Body),
            _ => throw Unfit(comparison, "numbers and times"),
        };
        return Expression.Lambda<Func<RunEntity, bool>>(Expression.AndAlso(Expression.NotEqual(field.Body, missing), compared), field.Parameters);
    }

    private static Expression<Func<RunEntity, bool>> Text(Expression<Func<RunEntity, string?>> field, RunComparison comparison, string? value)
    {
        var folded = value?.ToLowerInvariant();
        Expression<Func<string?, bool>> condition = (value, comparison) switch
        {
            (null, _) => text => text == null || text == "",
            (_, RunComparison.Equal) => text => text != null && StudioFunctions.Fold(text) == folded,
            (_, RunComparison.Contains) => text => text != null && StudioFunctions.Fold(text)!.Contains(folded!),
            _ => throw Unfit(comparison, "texts"),
        };
        return Expression.Lambda<Func<RunEntity, bool>>(
            new Replacement(condition.Parameters[0], field.Body).Visit(condition.Body), field.Parameters);
    }

    private static Expression<Func<RunEntity, bool>> Tag(RunComparison comparison, string? value)
    {
        var folded = value?.ToLowerInvariant();
        return (value, comparison) switch
        {
            (null, _) => run => run.Tags.Count == 0,
            (_, RunComparison.Equal) => run => run.Tags.Any(tag => StudioFunctions.Fold(tag) == folded),
            (_, RunComparison.Contains) => run => run.Tags.Any(tag => StudioFunctions.Fold(tag)!.Contains(folded!)),
            _ => throw Unfit(comparison, "tags"),
        };
    }

    private static Expression Inline(Expression<Func<RunEntity, bool>> condition, ParameterExpression run) =>
        new Replacement(condition.Parameters[0], run).Visit(condition.Body);

    private static ArgumentException Unfit(RunComparison comparison, string what) => new($"{comparison} does not compare {what}.", nameof(comparison));
}
