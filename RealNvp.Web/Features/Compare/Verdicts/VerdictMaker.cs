using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>Judges runs by what several seeds of each setting reached. docs/verdict.md explains the method.</summary>
public static class VerdictMaker
{
    /// <summary>A verdict for each distribution among the runs, in the order in which they were chosen.</summary>
    public static IReadOnlyList<Verdict> Of(IReadOnlyList<RunRecord> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var verdicts = new List<Verdict>();
        var letters = 0;
        foreach (var alike in runs.GroupBy(ComparedRun.DistributionOf))
        {
            var figure = HeldOutFigure.For([.. alike.Where(run => run.Status == RunStatus.Completed)]);
            var groups = SeedGroups.Of([.. alike], figure, letters);
            letters += groups.Count;
            verdicts.Add(Judge(alike.First().DatasetName, figure, groups));
        }

        return verdicts;
    }

    private static Verdict Judge(string dataset, HeldOutFigure figure, IReadOnlyList<SeedGroup> groups)
    {
        // A single run leads nobody: it may be the lucky one.
        var ranked = groups.OrderBy(group => group.Counted.Count == 0).ThenBy(group => group.Counted.Count == 0 ? 0 : group.Sample.Mean).ToList();
        var several = ranked.Count(group => group.Counted.Count >= 2);
        var pairs = several * (several - 1) / 2;
        var confidence = 1 - ((1 - Verdict.Confidence) / Math.Max(1, pairs));
        var leader = ranked.Find(group => group.Counted.Count >= 2) ?? ranked[0];
        var comparisons = ranked
            .Where(group => group != leader && group.Counted.Count > 0 && leader.Counted.Count > 0)
            .Select(group => Compare(leader, group, confidence))
            .ToList();
        return new Verdict
        {
            DatasetName = dataset,
            Figure = figure,
            Groups = ranked,
            Comparisons = comparisons,
            Pairs = pairs,
            Headline = VerdictText.Headline(ranked, comparisons, figure),
            Notes = [.. VerdictNotes.Of(ranked, comparisons, figure, pairs, confidence)],
        };
    }

    private static Comparison Compare(SeedGroup leader, SeedGroup other, double confidence)
    {
        var comparison = new Comparison { Leader = leader, Other = other, Outcome = Outcome.TooFewSeeds };
        var (first, second) = (leader.Sample, other.Sample);
        if (first.Count < 2 || second.Count < 2)
        {
            return comparison with { Plan = SeedPlan.ForFirstInterval(first, second) };
        }

        var difference = SeedPairs.DifferenceOf(leader, other);
        if (!difference.HasSpread)
        {
            return comparison with { Outcome = Outcome.NoSpread, Difference = difference };
        }

        var half = difference.HalfWidth(confidence);
        var isClear = Math.Abs(difference.Value) > half;
        return comparison with
        {
            Outcome = isClear ? Outcome.Better : Outcome.Open,
            Difference = difference,
            HalfWidth = half,
            Plan = isClear ? null : SeedPlan.For(difference, first, second, confidence),
        };
    }
}
