using System.Numerics;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps.Planning;

/// <summary>All combinations of the values of several dimensions.</summary>
internal sealed class SweepSpace(IReadOnlyList<DimensionSpace> dimensions)
{
    public IReadOnlyList<DimensionSpace> Dimensions { get; } = dimensions;

    /// <summary>How many combinations there are; null: one of the dimensions is continuous.</summary>
    public BigInteger? Total { get; } = dimensions.Aggregate((BigInteger?)BigInteger.One, (total, dimension) => total * dimension.Count);

    /// <summary>The combination at a place from 0: the last dimension changes fastest.</summary>
    public IReadOnlyList<string> At(BigInteger index)
    {
        var values = new string[Dimensions.Count];
        for (var i = Dimensions.Count - 1; i >= 0; i--)
        {
            index = BigInteger.DivRem(index, Dimensions[i].Count!.Value, out var place);
            values[i] = Dimensions[i].At((long)place);
        }

        return values;
    }

    /// <summary>The base with a combination's values, and a training seed.</summary>
    public RunSpec Apply(RunSpec spec, IReadOnlyList<string> values, int? seed = null)
    {
        // The kind of data first: it sets noise and parameters, which may be dimensions of their own.
        foreach (var i in Enumerable.Range(0, Dimensions.Count).OrderBy(i => Dimensions[i].Setting.Path != SweepSettings.KindPath))
        {
            var setting = Dimensions[i].Setting;
            spec = setting.With(spec, SweepValue.Parse(setting, values[i])
                ?? throw new ArgumentException($"{setting.Path} cannot be {values[i]}.", nameof(values)));
        }

        return seed is { } number ? spec with { Training = spec.Training with { Seed = number } } : spec;
    }

    /// <param name="request">One that has been checked.</param>
    public static SweepSpace Of(SweepRequest request)
    {
        var settings = SweepSettings.Of(request.Base).ToDictionary(setting => setting.Path);
        return new SweepSpace([.. request.Dimensions.Select(dimension => DimensionSpace.Of(settings[dimension.Setting], dimension))]);
    }
}
