using System.Linq.Expressions;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;

namespace RealNvp.Data.Sweeps;

/// <summary>A run with one of its results, for queries.</summary>
internal sealed class ObjectiveRun
{
    public RunEntity Run { get; init; } = null!;

    public double? Value { get; init; }

    /// <summary>Runs with that result.</summary>
    public static IQueryable<ObjectiveRun> Of(IQueryable<RunEntity> runs, RunField objective)
    {
        var value = RunFieldSql.Number(objective);
        var run = value.Parameters[0];
        return runs.Select(Expression.Lambda<Func<RunEntity, ObjectiveRun>>(
            Expression.MemberInit(
                Expression.New(typeof(ObjectiveRun)),
                Expression.Bind(typeof(ObjectiveRun).GetProperty(nameof(Run))!, run),
                Expression.Bind(typeof(ObjectiveRun).GetProperty(nameof(Value))!, value.Body)),
            run));
    }
}
