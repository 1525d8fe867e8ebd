using RealNvp.Web.Features.Compare.Verdicts;

namespace RealNvp.Web.Features.Compare.Api;

/// <summary>What the runs of one distribution say about their settings.</summary>
/// <param name="DatasetName">What they were trained on.</param>
/// <param name="Figure">The number compared, in nats; less is better.</param>
/// <param name="Headline">The answer in plain words.</param>
/// <param name="Confidence">Probability with which all intervals hold the truth together.</param>
/// <param name="ConfidenceEach">Probability with which one of them does.</param>
/// <param name="Groups">Groups of runs that differ in their seeds alone, the best mean first.</param>
/// <param name="Comparisons">The leader beside each other group that has a result.</param>
/// <param name="Notes">What limits the verdict.</param>
public sealed record VerdictResponse(
    string DatasetName,
    string Figure,
    string Headline,
    double Confidence,
    double ConfidenceEach,
    IReadOnlyList<VerdictGroupResponse> Groups,
    IReadOnlyList<VerdictComparisonResponse> Comparisons,
    IReadOnlyList<string> Notes)
{
    internal static VerdictResponse Of(Verdict verdict) => new(
        verdict.DatasetName,
        verdict.Figure.Name,
        verdict.Headline,
        Verdict.Confidence,
        verdict.ConfidenceEach,
        [.. verdict.Groups.Select(VerdictGroupResponse.Of)],
        [.. verdict.Comparisons.Select(VerdictComparisonResponse.Of)],
        verdict.Notes);
}
