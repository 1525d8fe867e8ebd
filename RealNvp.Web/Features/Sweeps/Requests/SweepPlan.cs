using System.Numerics;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Sweeps.Planning;

namespace RealNvp.Web.Features.Sweeps.Requests;

/// <summary>A checked wish.</summary>
/// <param name="Errors">Everything wrong; what follows is there as far as it could be made out.</param>
/// <param name="Space">The values; null: a dimension is wrong.</param>
/// <param name="Count">Combinations; null where the space is.</param>
/// <param name="Combinations">The combinations; empty with errors.</param>
/// <param name="Specs">Their settings, with the base's training seed.</param>
/// <param name="Limits">What the data allow.</param>
internal sealed record SweepPlan(
    IReadOnlyList<FieldError> Errors,
    SweepSpace? Space,
    BigInteger? Count,
    IReadOnlyList<IReadOnlyList<string>> Combinations,
    IReadOnlyList<RunSpec> Specs,
    RunLimits Limits);
