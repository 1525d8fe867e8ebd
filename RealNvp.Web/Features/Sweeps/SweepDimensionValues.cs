using System.Numerics;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>The values of one dimension, before launch.</summary>
/// <param name="Setting">Path of the setting.</param>
/// <param name="Count">How many different values there are; null: a continuous range.</param>
/// <param name="First">The first of them in order, spelled; empty for a continuous range.</param>
public sealed record SweepDimensionValues(string Setting, BigInteger? Count, IReadOnlyList<string> First)
{
    /// <summary>Most values in <see cref="First"/>.</summary>
    public const int MostShown = 12;
}
