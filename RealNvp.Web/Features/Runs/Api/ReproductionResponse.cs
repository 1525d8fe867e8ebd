using RealNvp.Web.Features.Runs.Repeat;
using RealNvp.Web.Features.Runs.Reproduce;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>A reproduction beside the run it reproduces.</summary>
/// <param name="Verdict">What came of it.</param>
/// <param name="SourceId">The run reproduced; left out: deleted.</param>
/// <param name="Epochs">Epochs compared.</param>
/// <param name="EqualEpochs">How many are equal before the first difference.</param>
/// <param name="FirstDifference">The first number of the curves that differs.</param>
/// <param name="Weights">How many numbers of the weights differ, and by how much; left out as long as not both are there.</param>
/// <param name="Environment">In what program, machine, threads, packages and data differ.</param>
public sealed record ReproductionResponse(
    ReproductionVerdict Verdict,
    string? SourceId,
    int Epochs,
    int EqualEpochs,
    CurveDifference? FirstDifference,
    WeightDifferenceResponse? Weights,
    IReadOnlyList<SpecDifference> Environment)
{
    public static ReproductionResponse Of(Reproduction reproduction)
    {
        ArgumentNullException.ThrowIfNull(reproduction);
        return new ReproductionResponse(
            reproduction.Verdict,
            reproduction.Source?.Id,
            reproduction.Curve.Epochs,
            reproduction.Curve.EqualEpochs,
            reproduction.Curve.First,
            reproduction.Weights is { } weights ? new WeightDifferenceResponse(weights.Count, weights.Different, JsonNumber.Of(weights.Largest)) : null,
            reproduction.Environment);
    }
}
