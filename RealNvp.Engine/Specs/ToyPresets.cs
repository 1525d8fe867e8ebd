using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Specs;

/// <summary>
/// A preset for each toy that gives a fine flow of it within a minute: many couplings with shallow nets, points that never come twice, a
/// one-cycle rate. What helped most, at equal time, was more couplings, not wider or deeper nets, and with as many steps larger batches; so the
/// toys that a flow must tear apart get most of both. What was measured of them is in docs/recipes.md.
/// </summary>
internal static class ToyPresets
{
    public static IReadOnlyList<Preset> All { get; } =
    [
        Fine("moons", couplings: 12, epochs: 60, batchSize: 256, reached: 0.02),
        Fine("circles", couplings: 24, epochs: 120, batchSize: 512, reached: 0.05),
        Fine("pinwheel", couplings: 16, epochs: 120, batchSize: 512, reached: 0.03),
        Fine("gaussians", couplings: 16, epochs: 120, batchSize: 512, reached: 0.07),
        Fine("checkerboard", couplings: 24, epochs: 120, batchSize: 512, reached: 0.07),
        Fine("spirals", couplings: 16, epochs: 120, batchSize: 512, reached: 0.06),
        Fine("swissroll", couplings: 16, epochs: 120, batchSize: 512, reached: 0.06),
        Fine("rings", couplings: 24, epochs: 120, batchSize: 512, reached: 0.08),
    ];

    /// <param name="kind">The toy.</param>
    /// <param name="couplings">Coupling layers.</param>
    /// <param name="epochs">Epochs of 27,000 fresh points.</param>
    /// <param name="batchSize">Points of a step.</param>
    /// <param name="reached">Nats above the entropy within which all five seeds measured ended.</param>
    private static Preset Fine(string kind, int couplings, int epochs, int batchSize, double reached)
    {
        var name = kind == DatasetSpec.Defaults.Kind ? "fine" : $"fine-{kind}";
        var title = ToyCatalogue.Find(kind)!.Title;
        var help = $"A finer flow of {title.ToLowerInvariant()}, within a minute on two cores: within {Setting.Number(reached)} nats of the entropy.";
        return new Preset(name, "Fine", help, new RunSpec
        {
            Preset = name,
            Dataset = new DatasetSpec { Kind = kind, Samples = 30_000, Fresh = true },
            Model = new ModelSpec { CouplingLayers = couplings, HiddenSize = 64, HiddenLayers = 2 },
            Training = new TrainingSpec
            {
                Epochs = epochs,
                BatchSize = batchSize,
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
