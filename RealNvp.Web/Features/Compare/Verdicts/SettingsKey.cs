using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>Equal for two resolved specs exactly when they differ in nothing but seeds, names, tags and settings without effect.</summary>
internal static class SettingsKey
{
    public const string TrainingSeed = "training.seed";
    public const string DataSeed = "dataset.seed";

    /// <param name="start">Where training starts, if not at the first weights of a seed: a fork is not counted among runs from scratch.</param>
    public static string Of(RunSpec spec, string? start = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return SettingsHash.Of(spec with { Dataset = spec.Dataset with { Seed = 0 } }, start);
    }
}
