using System.Numerics;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>What a sweep would be, before it is launched.</summary>
public sealed record SweepPreview
{
    /// <summary>
    /// Everything wrong, by field as in <see cref="SweepReading.Errors"/>; empty: it can be launched. Too many trials are an error of the field
    /// <c>dimensions</c>, for drawn ones of <c>combinations</c>.
    /// </summary>
    public required IReadOnlyList<FieldError> Errors { get; init; }

    /// <summary>Different combinations of values, exact also where there are far too many; null: the dimensions are wrong.</summary>
    public BigInteger? Combinations { get; init; }

    /// <summary>Seeds each combination is trained with.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary><see cref="Combinations"/> times <see cref="Seeds"/>.</summary>
    public BigInteger? Trials => Combinations * Seeds;

    /// <summary>Values by dimension, in the request's order; those that are wrong are left out.</summary>
    public IReadOnlyList<SweepDimensionValues> Dimensions { get; init; } = [];

    /// <summary>The first combinations in the order in which they are tried, values spelled in the request's order; empty where there are errors.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Examples { get; init; } = [];

    /// <summary>Most combinations in <see cref="Examples"/>.</summary>
    public const int MostExamples = 5;

    /// <summary>Epochs after which trials are compared and may be stopped; empty without <see cref="RealNvp.Data.Sweeps.SweepKind.Asha"/>.</summary>
    public IReadOnlyList<int> Rungs { get; init; } = [];

    /// <summary>Null where there are errors.</summary>
    public SweepEstimate? Estimate { get; init; }
}
