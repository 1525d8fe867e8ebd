using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Specs;

/// <summary>
/// A preset for each toy that gives a fine flow of it within a minute: many couplings with shallow nets, points that never come twice, a
/// one-cycle rate. What helped most, at equal time, was more couplings, not wider or deeper nets; so the toys that a flow must tear apart get
/// most. What was measured of them is in docs/recipes.md.
/// </summary>
internal static class ToyPresets
{
    public static IReadOnlyList<Preset> All { get; } =
    [
        Fine("moons", couplings: 12, reached: "within 0.02 nats of the entropy"),
        Fine("circles", couplings: 24),
        Fine("pinwheel", couplings: 16),
        Fine("gaussians", couplings: 16),
        Fine("checkerboard", couplings: 24),
        Fine("spirals", couplings: 16),
        Fine("swissroll", couplings: 16),
        Fine("rings", couplings: 24),
    ];

    /// <param name="kind">The toy.</param>
    /// <param name="couplings">Coupling layers.</param>
    /// <param name="reached">What all seeds measured reached; null: not measured with seeds of their own yet.</param>
    private static Preset Fine(string kind, int couplings, string? reached = null)
    {
        var name = kind == DatasetSpec.Defaults.Kind ? "fine" : $"fine-{kind}";
        var title = ToyCatalogue.Find(kind)!.Title;
        var help = $"A finer flow of {title.ToLowerInvariant()}, within a minute on two cores{(reached is null ? "" : ": " + reached)}.";
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
