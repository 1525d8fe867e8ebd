using RealNvp.Data.Runs;
using RealNvp.Web.Features.Runs.Repeat;

namespace RealNvp.Web.Features.Runs.Reproduce;

/// <summary>A run beside the one it reproduces.</summary>
/// <param name="Verdict">What came of it.</param>
/// <param name="Source">The run reproduced; null: deleted.</param>
/// <param name="Curve">The epochs compared.</param>
/// <param name="Weights">The weights compared; null as long as not both are there.</param>
/// <param name="Environment">In what program, machine, threads, kernels, packages and data differ.</param>
public sealed record Reproduction(
    ReproductionVerdict Verdict, RunRecord? Source, CurveComparison Curve, WeightComparison? Weights, IReadOnlyList<SpecDifference> Environment);
