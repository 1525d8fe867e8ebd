using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Specs;

/// <summary>
/// A preset for each toy that gives a fine flow of it within a minute: many couplings with shallow nets, points that never come twice, a
/// one-cycle rate. What helped most, at equal time, was more couplings, not wider or deeper nets; so the toys that a flow must tear apart get
/// most. The gaps are those that docs/recipes.md measures.
/// </summary>
internal static class ToyPresets
{
    public static IReadOnlyList<Preset> All { get; } =
    [
        Fine("moons", couplings: 12, gap: 0.02),
        Fine("circles", couplings: 24, gap: 0.1),
        Fine("pinwheel", couplings: 16, gap: 0.03),
        Fine("gaussians", couplings: 16, gap: 0.05),
        Fine("checkerboard", couplings: 24, gap: 0.1),
        Fine("spirals", couplings: 16, gap: 0.05),
        Fine("swissroll", couplings: 16, gap: 0.05),
        Fine("rings", couplings: 24, gap: 0.1),
    ];

    /// <param name="kind">The toy.</param>
    /// <param name="couplings">Coupling layers.</param>
    /// <param name="gap">Nats above the entropy that all seeds tried stayed below.</param>
    private static Preset Fine(string kind, int couplings, double gap)
    {
        var name = kind == DatasetSpec.Defaults.Kind ? "fine" : $"fine-{kind}";
        var title = ToyCatalogue.Find(kind)!.Title;
        var help = FormattableString.Invariant($"A fine flow of {title.ToLowerInvariant()} within a minute: within {gap} nats of the entropy.");
        return new Preset(name, "Fine", help, new RunSpec
        {
            Preset = name,
            Dataset = new DatasetSpec { Kind = kind, Samples = 30_000, Fresh = true },
            Model = new ModelSpec { CouplingLayers = couplings, HiddenSize = 64, HiddenLayers = 2 },
            Training = new TrainingSpec
            {
                Epochs = 60,
                BatchSize = 256,
                LearningRate = 2e-3,
                Schedule = LearningRateSchedule.OneCycle,
                ClipNorm = 1,
            },
        })
        {
            Kind = kind,
        };
    }
}
