using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>What is random in a run. A table is not drawn, so its data seed is 0.</summary>
public readonly record struct SeedKey(int Data, int Training)
{
    public static SeedKey Of(RunSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new SeedKey(spec.Dataset.IsTable ? 0 : spec.Dataset.Seed, spec.Training.Seed);
    }
}
