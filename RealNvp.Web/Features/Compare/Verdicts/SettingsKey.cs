using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>Equal for two resolved specs exactly when they differ in nothing but seeds, names, tags and settings without effect.</summary>
internal static class SettingsKey
{
    public const string TrainingSeed = "training.seed";
    public const string DataSeed = "dataset.seed";

    public static string Of(RunSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return SettingsHash.Of(spec with { Dataset = spec.Dataset with { Seed = 0 } });
    }
}
