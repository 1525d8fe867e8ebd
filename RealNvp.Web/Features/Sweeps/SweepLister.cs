using RealNvp.Data.Sweeps;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>Pages of sweeps. What is counted is counted by the database: a page of large sweeps has tens of thousands of trials.</summary>
internal sealed class SweepLister(ISweepStore sweeps)
{
    public async Task<SweepList> ListAsync(SweepListQuery query, CancellationToken cancellationToken)
    {
        var page = await sweeps.ListAsync(
            new SweepQuery { Search = query.Search, Statuses = query.Statuses, Page = query.Page, PageSize = query.PageSize }, cancellationToken);
        var stored = page.Items.Select(record => new StoredSweep(record)).ToList();
        var summaries = new Dictionary<string, SweepSummary>();

        // Nearly always all sweeps have one objective.
        foreach (var alike in stored.GroupBy(sweep => sweep.Objective))
        {
            foreach (var summary in await SummariseAsync([.. alike], cancellationToken))
            {
                summaries[summary.Id] = summary;
            }
        }

        return new SweepList([.. stored.Select(sweep => summaries[sweep.Record.Id])], page.Total);
    }

    private async Task<IReadOnlyList<SweepSummary>> SummariseAsync(IReadOnlyList<StoredSweep> alike, CancellationToken cancellationToken)
    {
        var objective = alike[0].Objective.Field;
        string[] ids = [.. alike.Select(sweep => sweep.Record.Id)];
        var tallies = (await sweeps.TallyAsync(ids, objective, cancellationToken)).ToLookup(tally => tally.SweepId);
        var values = alike.Select(sweep => (sweep.Record.Id, Best: BestOf(tallies[sweep.Record.Id], sweep.Goal))).Where(pair => pair.Best is not null)
            .ToDictionary(pair => pair.Id, pair => pair.Best!.Value);
        var best = values.Count == 0 ? [] : await sweeps.FindByObjectiveAsync([.. values.Keys], objective, [.. values.Values.Distinct()], cancellationToken);
        return [.. alike.Select(sweep =>
        {
            var id = sweep.Record.Id;
            var first = best.FirstOrDefault(found => found.Trial.SweepId == id && found.Value == values[id]).Trial;
            return SweepSummaries.Of(
                sweep,
                SweepTrialStates.Count(tallies[id].Select(tally => (SweepTrialStates.Of(tally), tally.Count))),
                tallies[id].Sum(tally => tally.Seconds),
                first is null ? null : new SweepBest(first.Number, first.RunId, values[id]));
        })];
    }

    private static double? BestOf(IEnumerable<TrialTally> tallies, SweepGoal goal)
    {
        var counting = tallies.Where(tally => !tally.IsTrashed && SweepTrialStates.Counts(SweepTrialStates.Of(tally)))
            .Select(tally => goal == SweepGoal.Minimise ? tally.Least : tally.Most).Where(value => value is { } number && double.IsFinite(number)).ToList();
        return goal == SweepGoal.Minimise ? counting.Min() : counting.Max();
    }
}
