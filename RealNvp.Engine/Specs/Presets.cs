namespace RealNvp.Engine.Specs;

/// <summary>All presets, in the order a form shows them.</summary>
public static class Presets
{
    public static Preset Quick { get; } = new(
        "quick",
        "Quick",
        "A good flow of a toy in well under a minute: within 0.05 nats of the entropy of two moons.",
        new RunSpec
        {
            Preset = "quick",
            Dataset = new DatasetSpec { Samples = 30_000 },
            Model = new ModelSpec { CouplingLayers = 6, HiddenSize = 64, HiddenLayers = 4 },
            Training = new TrainingSpec
            {
                Epochs = 20,
                BatchSize = 256,
                LearningRate = 2e-3,
                Schedule = LearningRateSchedule.OneCycle,
                ClipNorm = 1,
            },
        });

    public static Preset CourseNotebook { get; } = new(
        "course-notebook",
        "Course notebook",
        "The RealNVP chapter's own setting: 300 epochs at a constant, small rate. Its notebook declares an L2 of 0.01 that its training "
        + "step never adds; really added, 0.01 stalls training far from the data, so L2 is 0 here.",
        new RunSpec
        {
            Preset = "course-notebook",
            Dataset = new DatasetSpec { Samples = 30_000 },
            Model = new ModelSpec { CouplingLayers = 6, HiddenSize = 256, HiddenLayers = 4 },
            Training = new TrainingSpec
            {
                Epochs = 300,
                BatchSize = 256,
                LearningRate = 1e-4,
                Schedule = LearningRateSchedule.Constant,
                ClipNorm = 0,
                L2 = 0,
            },
        });

    public static IReadOnlyList<Preset> All { get; } = [Quick, CourseNotebook];

    /// <summary>The preset of that name, or null.</summary>
    public static Preset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);
}
