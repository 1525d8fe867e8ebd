using RealNvp.Web.Features.Compare.Verdicts;

namespace RealNvp.Web.Features.Compare.Api;

/// <summary>Two groups beside each other.</summary>
/// <param name="Leader">Letter of the group with the better mean.</param>
/// <param name="Other">Letter of the other.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Difference">The other's expected result minus the leader's, nats; absent with too few seeds.</param>
/// <param name="HalfWidth">Half the interval around it; absent where there is none.</param>
/// <param name="DegreesOfFreedom">Of Student's distribution.</param>
/// <param name="IsPaired">Whether runs of equal seeds were subtracted one by one.</param>
/// <param name="MoreSeeds">Further seeds by letter that would probably tell; absent where none are needed or no sensible number would.</param>
/// <param name="MoreSeconds">Their training time, one run after the other.</param>
/// <param name="Sentence">The outcome in plain words.</param>
public sealed record VerdictComparisonResponse(
    string Leader,
    string Other,
    Outcome Outcome,
    double? Difference,
    double? HalfWidth,
    double? DegreesOfFreedom,
    bool? IsPaired,
    IReadOnlyDictionary<string, int>? MoreSeeds,
    double? MoreSeconds,
    string Sentence)
{
    internal static VerdictComparisonResponse Of(Comparison comparison) => new(
        comparison.Leader.Letter,
        comparison.Other.Letter,
        comparison.Outcome,
        comparison.Difference?.Value,
        comparison.HalfWidth,
        comparison.HalfWidth is null ? null : comparison.Difference?.DegreesOfFreedom,
        comparison.Difference?.IsPaired,
        comparison.Plan is { } plan
            ? new Dictionary<string, int> { [comparison.Leader.Letter] = plan.First, [comparison.Other.Letter] = plan.Second }
            : null,
        comparison.PlanSeconds,
        comparison.Sentence);
}
