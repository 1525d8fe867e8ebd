using RealNvp.Web.Ui;
using static RealNvp.Web.Features.Compare.Verdicts.VerdictNumbers;

namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>What limits a verdict: runs that do not count, and luck that more seeds do not show.</summary>
internal static class VerdictNotes
{
    public static IEnumerable<string> Of(
        IReadOnlyList<SeedGroup> groups, IReadOnlyList<Comparison> comparisons, HeldOutFigure figure, int pairs, double confidence)
    {
        if (pairs > 1)
        {
            yield return $"{pairs} pairs of settings could be compared, so each interval holds the truth with {Confidence(confidence)}: then all of them do with {Confidence(Verdict.Confidence)}.";
        }

        if (comparisons.Any(comparison => comparison.Difference is { IsPaired: true }))
        {
            yield return "Runs of equal seeds are subtracted one by one: the seed draws the rows they are measured on, and the luck of these rows falls out.";
        }

        if (figure == HeldOutFigure.ValidationNll && comparisons.Count > 0)
        {
            yield return "Not every run was measured on test rows, so the validation NLL is compared. Its rows chose each run's best epoch, which flatters every run a little.";
        }

        foreach (var comparison in comparisons.Where(comparison => comparison.Outcome == Outcome.Better))
        {
            if (LuckOfPoints(comparison, figure) is { } luck && Math.Abs(comparison.Difference!.Value) < luck)
            {
                yield return $"{comparison.Leader.Letter} and {comparison.Other.Letter}: all seeds were measured on the same {Format.Count(comparison.Leader.Counted[0].Run.TestRows)} points, "
                    + $"whose luck can make up to {Nats(luck, luck)} nats. The difference holds on these points; others may see it otherwise.";
            }
        }

        var draws = groups.Where(group => !group.Spec.Dataset.IsTable && group.Counted.Count > 0).ToList();
        if (draws.Select(group => group.DrawsOwnData ? (int?)null : group.Spec.Dataset.Seed).Distinct().Skip(1).Any())
        {
            yield return "These settings were trained on different draws of the data: a part of the difference may be that of the draws.";
        }

        foreach (var note in groups.SelectMany(group => LeftOutOf(group, figure)))
        {
            yield return note;
        }
    }

    /// <summary>
    /// How large a difference the common test points could make by their luck, with 95 %; null: the seeds draw their own, so the interval holds it.
    /// The two errors are taken as independent, which they are not: flows err at the same points, so the truth is less.
    /// </summary>
    private static double? LuckOfPoints(Comparison comparison, HeldOutFigure figure)
    {
        if (comparison.Leader.SeedDrawsTestRows || comparison.Other.SeedDrawsTestRows)
        {
            return null;
        }

        var (first, second) = (Variance(comparison.Leader), Variance(comparison.Other));
        return 1.96 * Math.Sqrt(first + second);

        double Variance(SeedGroup group) => group.Counted.Average(member => Math.Pow(figure.Error(member.Run) ?? 0, 2));
    }

    private static IEnumerable<string> LeftOutOf(SeedGroup group, HeldOutFigure figure)
    {
        foreach (var reason in group.Members.Where(member => member.LeftOut != LeftOut.No).GroupBy(member => member.LeftOut).OrderBy(reason => reason.Key))
        {
            var runs = $"{group.Letter}: {Format.Plural(reason.Count(), "run")}";
            var (has, it) = reason.Count() == 1 ? ("has", "it does") : ("have", "they do");
            yield return reason.Key switch
            {
                LeftOut.NotEnded => $"{runs} {has} not ended and will count when {it}.",
                LeftOut.Failed => $"{runs} failed. The result of {group.Letter} is that of the runs that came through, which flatters it.",
                LeftOut.Cancelled => $"{runs} {(reason.Count() == 1 ? "was" : "were")} cancelled and {(reason.Count() == 1 ? "does" : "do")} not count.",
                LeftOut.NoValue => $"{runs} ended without a finite {figure.Name}: not a number cannot be averaged, so the result of {group.Letter} is that of the others, which flatters it.",
                _ => $"{runs} {(reason.Count() == 1 ? "repeats a seed" : "repeat seeds")} that {(reason.Count() == 1 ? "counts" : "count")} already: the same result again says nothing new.",
            };
        }
    }
}
