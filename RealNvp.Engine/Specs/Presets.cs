namespace RealNvp.Engine.Specs;

/// <summary>All presets, in the order a form shows them. What each reaches is measured in docs/recipes.md.</summary>
public static class Presets
{
    public static Preset Quick { get; } = new(
        "quick",
        "Quick",
        "A good flow of a toy in seconds: within 0.05 nats of the entropy of two moons.",
        new RunSpec
        {
            Preset = "quick",
            Dataset = new DatasetSpec { Samples = 30_000, Fresh = true },
            Model = new ModelSpec { CouplingLayers = 8, HiddenSize = 64, HiddenLayers = 2 },
            Training = new TrainingSpec
            {
                Epochs = 20,
                BatchSize = 256,
                LearningRate = 2e-3,
                Schedule = LearningRateSchedule.OneCycle,
                ClipNorm = 1,
            },
        });

    /// <summary>Rows from which on <see cref="Table"/> is the better start. Measured were tables of 150, 272 and 1,797 rows.</summary>
    private const int RowsOfALargeTable = 1_000;

    public static Preset SmallTable { get; } = ForTables(
        "small-table",
        "Small table",
        "For tables of some hundred rows: few couplings of small nets, weight decay and L2, averaged weights, a stop when the validation NLL no longer falls.",
        new ModelSpec { CouplingLayers = 4, HiddenSize = 16, HiddenLayers = 2 });

    public static Preset Table { get; } = ForTables(
        "table",
        "Table",
        "For tables of a thousand rows or more: small nets, weight decay and L2, averaged weights, a stop when the validation NLL no longer falls.",
        new ModelSpec { CouplingLayers = 8, HiddenSize = 16, HiddenLayers = 1 });

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

    public static IReadOnlyList<Preset> All { get; } = [Quick, .. ToyPresets.All, SmallTable, Table, CourseNotebook];

    /// <summary>The preset of that name, or null.</summary>
    public static Preset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);

    /// <summary>Where to start with a table of so many rows.</summary>
    public static Preset ForRows(int rows) => rows < RowsOfALargeTable ? SmallTable : Table;

    private static Preset ForTables(string name, string title, string help, ModelSpec model) => new(
        name,
        title,
        help,
        new RunSpec
        {
            Preset = name,
            Model = model,
            Training = new TrainingSpec
            {
                Epochs = 600,
                BatchSize = 32,
                LearningRate = 2e-3,
                Schedule = LearningRateSchedule.Constant,
                Optimizer = OptimizerKind.AdamW,
                WeightDecay = 1,
                L2 = 0.03,
                ClipNorm = 1,
                AverageDecay = 0.99,
                EarlyStopping = 100,
                ValidationFraction = 0.2,
                TestFraction = 0.2,
            },
        })
    {
        Kind = DatasetSpec.CsvKind,
    };
}
