using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Runs;

/// <summary>What lists of runs ask the database.</summary>
internal static class RunQueries
{
    public static IQueryable<RunEntity> Matching(this IQueryable<RunEntity> runs, RunQuery query)
    {
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

        return query.DatasetId is { } datasetId ? runs.Where(run => run.DatasetId == datasetId) : runs;
    }

    /// <summary>Sorted as asked; runs without a value come last either way, equal ones newest first.</summary>
    public static IQueryable<RunEntity> Sorted(this IQueryable<RunEntity> runs, RunSort sort, bool descending)
    {
        var sorted = sort switch
        {
            RunSort.Name => By(runs, run => run.SearchText, descending),
            RunSort.Status => By(runs, run => run.Status, descending),
            RunSort.Dataset => By(runs, run => run.DatasetName, descending),
            RunSort.CouplingLayers => By(runs, run => run.CouplingLayers, descending),
            RunSort.HiddenSize => By(runs, run => run.HiddenSize, descending),
            RunSort.LearningRate => By(runs, run => run.LearningRate, descending),
            RunSort.L2 => By(runs, run => run.L2, descending),
            RunSort.Epochs => By(runs, run => run.Epochs, descending),
            RunSort.Seconds => By(runs, run => run.Seconds, descending),
            RunSort.ValNll => Then(runs.OrderBy(run => run.ValNll == null), run => run.ValNll, descending),
            RunSort.BestValNll => Then(runs.OrderBy(run => run.BestValNll == null), run => run.BestValNll, descending),
            RunSort.Gap => Then(
                runs.OrderBy(run => run.BestValNll - run.EntropyFloor == null), run => run.BestValNll - run.EntropyFloor, descending),
            _ => By(runs, run => run.CreatedAt, descending),
        };
        return sorted.ThenByDescending(run => run.CreatedAt).ThenBy(run => run.Id);
    }

    /// <summary>The order in which waiting runs start.</summary>
    public static IQueryable<RunEntity> InQueueOrder(this IQueryable<RunEntity> runs) =>
        runs.OrderByDescending(run => run.QueuePriority).ThenBy(run => run.CreatedAt).ThenBy(run => run.Id);

    private static IOrderedQueryable<RunEntity> By<T>(IQueryable<RunEntity> runs, Expression<Func<RunEntity, T>> key, bool descending) =>
        descending ? runs.OrderByDescending(key) : runs.OrderBy(key);

    private static IOrderedQueryable<RunEntity> Then<T>(IOrderedQueryable<RunEntity> runs, Expression<Func<RunEntity, T>> key, bool descending) =>
        descending ? runs.ThenByDescending(key) : runs.ThenBy(key);
}
