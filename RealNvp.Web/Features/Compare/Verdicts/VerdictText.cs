using RealNvp.Web.Ui;
using static RealNvp.Web.Features.Compare.Verdicts.VerdictNumbers;

namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>Verdicts in plain sentences.</summary>
internal static class VerdictText
{
    /// <summary>A result that may lie so far off, in nats, says nothing of the settings: the scatter is what has to be looked at.</summary>
    private const double WideBound = 1;

    /// <summary>Seeds that scatter so many times as much as those of the other group are no bell around a mean: one of them went astray.</summary>
    private const double WildFactor = 10;

    /// <summary>Letters that a sentence names of a list, before the others are a number.</summary>
    private const int MostLetters = 5;

    /// <summary>One comparison.</summary>
    public static string Of(Comparison comparison)
    {
        var (a, b) = InOrder(comparison.Leader.Letter, comparison.Other.Letter);
        return comparison switch
        {
            { Outcome: Outcome.TooFewSeeds } => $"Nothing can be said yet about {a} and {b}: one result may be luck. {Wish(comparison, "make a first interval")}",
            { Difference: null } => "",
            { Outcome: Outcome.NoSpread, Difference.Value: 0 } => $"{a} and {b} give exactly the same results: what differs between them makes no difference here.",
            { Outcome: Outcome.NoSpread, Difference: { } same } =>
                $"{Better(comparison)} is better than {Worse(comparison)} by exactly {Format.Nats(Math.Abs(same.Value))} nats, whatever the seed: without any scatter there is no interval. "
                + "Check that the seeds have an effect.",
            { Outcome: Outcome.Better, Difference: { } clear, HalfWidth: { } half } =>
                $"{Better(comparison)} is better than {Worse(comparison)} by {PlusMinus(Math.Abs(clear.Value), half)} nats.",
            { Difference: { } open, HalfWidth: { } half } =>
                $"Cannot tell yet: {Better(comparison)} looks better than {Worse(comparison)} by {Nats(Math.Abs(open.Value), half)} nats, but anything from "
                + $"{Nats(Math.Abs(open.Value) - half, half)} to {Nats(Math.Abs(open.Value) + half, half)} would fit. {Prospect(comparison)}",
            _ => "",
        };
    }

    /// <summary>The whole verdict.</summary>
    public static string Headline(IReadOnlyList<SeedGroup> groups, IReadOnlyList<Comparison> comparisons, HeldOutFigure figure)
    {
        var withResult = groups.Where(group => group.Counted.Count > 0).ToList();
        return (groups.Count, withResult.Count, comparisons.Count) switch
        {
            (_, 0, _) => "No run has ended with a result yet.",
            (1, _, _) => Alone(groups[0], figure),
            (_, 1, _) => $"Only {withResult[0].Letter} has a result so far.",
            (_, _, 1) => comparisons[0].Sentence,
            _ when comparisons.All(comparison => comparison.Outcome == Outcome.TooFewSeeds) && withResult.TrueForAll(group => group.Counted.Count == 1) => AllSingle(withResult),
            _ => Several(comparisons),
        };
    }

    private static string Alone(SeedGroup group, HeldOutFigure figure)
    {
        if (group.Counted.Count < 2)
        {
            return "There is one result: nothing to compare it with.";
        }

        var sample = group.Sample;
        if (sample.Variance == 0)
        {
            return $"All {sample.Count} seeds of these settings reach exactly {Format.Nats(sample.Mean)} nats.";
        }

        var half = Difference.Paired(sample).HalfWidth(Verdict.Confidence);
        return $"All {sample.Count} runs that count have the same settings: {figure.Name} {PlusMinus(sample.Mean, half)} nats on average. From seed to seed it scatters by "
            + $"{Nats(sample.StandardDeviation, sample.StandardDeviation)} nats.";
    }

    private static string AllSingle(List<SeedGroup> groups)
    {
        var each = SeedPlan.LeastSeeds - 1;
        var seconds = groups.Sum(group => each * group.SecondsPerRun);
        return $"Each of these {groups.Count} settings has one result, and one result may be luck. {each} more seeds of each{Took(seconds)} would make first intervals.";
    }

    private static string Several(IReadOnlyList<Comparison> comparisons)
    {
        var leader = comparisons[0].Leader.Letter;
        var worse = comparisons.Where(comparison => comparison is { Outcome: Outcome.Better, Difference.Value: > 0 }).ToList();
        var others = comparisons.Except(worse).ToList();
        if (others.Count == 0)
        {
            return $"{leader} is better than {And(Cut(Letters(worse)))}: than {worse[0].Other.Letter}, the next, by {PlusMinus(worse[0].Difference!.Value, worse[0].HalfWidth!.Value)} nats.";
        }

        var open = others.Where(comparison => comparison.Outcome == Outcome.Open).ToList();
        var few = others.Where(comparison => comparison.Outcome == Outcome.TooFewSeeds).ToList();
        var rest = others.Except(open).Except(few).Select(comparison => comparison.Sentence);
        return string.Join(" ", ((string?[])
        [
            worse.Count > 0 ? $"{leader} is better than {And(Cut(Letters(worse)))}." : null,
            open.Count > 0 ? $"Cannot tell yet whether {leader} is better than {Or(Cut(Letters(open)))}. {Prospect(open[0])}" : null,
            few.Count > 0 ? $"{And(Cut([.. Letters(few).Order(VerdictLetters.Order)]))} {(few.Count == 1 ? "has" : "have")} one result only, which may be luck." : null,
            .. rest,
        ]).Where(sentence => sentence is not null));
    }

    private static string Prospect(Comparison comparison)
    {
        var most = Math.Abs(comparison.Difference!.Value) + comparison.HalfWidth!.Value;
        var (calmer, wilder) = comparison.Leader.Sample.Variance <= comparison.Other.Sample.Variance ? (comparison.Leader, comparison.Other) : (comparison.Other, comparison.Leader);
        var deviation = wilder.Sample.StandardDeviation;
        if (most >= WideBound && (comparison.Plan is null || deviation > WildFactor * calmer.Sample.StandardDeviation))
        {
            return $"The seeds of {wilder.Letter} scatter by {Nats(deviation, deviation)} nats, which hides any smaller difference: look at its curves before training more, "
                + "a run that went astray may be among them.";
        }

        return comparison.Plan is not null
            ? Wish(comparison, "probably tell")
            : $"Not even {SeedPlan.MostSeeds} seeds of each would: whichever of {comparison.Leader.Letter} and {comparison.Other.Letter} is better, it is by at most {Nats(most, most)} nats.";
    }

    private static (string, string) InOrder(string a, string b) => VerdictLetters.Order.Compare(a, b) <= 0 ? (a, b) : (b, a);

    /// <summary>The first letters, and how many more there are: thirty in a row are read by nobody.</summary>
    private static List<string> Cut(List<string> letters) =>
        letters.Count <= MostLetters + 1 ? letters : [.. letters.Take(MostLetters), $"{letters.Count - MostLetters} others"];

    private static string Wish(Comparison comparison, string what) => comparison.Plan is { } plan
        ? $"About {Seeds(plan, comparison.Leader.Letter, comparison.Other.Letter)}{Took(comparison.PlanSeconds)} would {what}."
        : "";

    private static string Took(double? seconds) => seconds is > 0 ? $", {Format.Duration(seconds)} of training," : "";

    private static string Better(Comparison comparison) => comparison.Difference!.Value >= 0 ? comparison.Leader.Letter : comparison.Other.Letter;

    private static string Worse(Comparison comparison) => comparison.Difference!.Value >= 0 ? comparison.Other.Letter : comparison.Leader.Letter;

    private static List<string> Letters(IEnumerable<Comparison> comparisons) => [.. comparisons.Select(comparison => comparison.Other.Letter)];

    private static string Or(List<string> words) => And(words).Replace(" and ", " or ", StringComparison.Ordinal);
}
