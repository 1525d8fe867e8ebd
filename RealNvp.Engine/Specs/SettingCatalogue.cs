using static RealNvp.Engine.Specs.SettingMaker;

namespace RealNvp.Engine.Specs;

/// <summary>Every setting of a run, in the order a form shows them.</summary>
public static class SettingCatalogue
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        Text("name", "Name", "What the run is called in lists; left empty, it is named after its settings.", 200,
            spec => spec.Name, (spec, value) => spec with { Name = value }),

        Whole("dataset.samples", "Points", "How many points are drawn from the toy distribution; more points leave less to overfit.",
            20, 1_000_000, DatasetSpec.Defaults.Samples,
            spec => spec.Dataset.Samples, (spec, value) => spec with { Dataset = spec.Dataset with { Samples = value } }),
        Whole("dataset.seed", "Data seed", "Seed of the toy's points: equal seeds draw equal points.",
            0, int.MaxValue, DatasetSpec.Defaults.Seed,
            spec => spec.Dataset.Seed, (spec, value) => spec with { Dataset = spec.Dataset with { Seed = value } }),
        Switch("dataset.fresh", "Fresh points every epoch",
            "Draws new training points from the toy in every epoch, so that nothing can be overfitted; the validation points stay.",
            DatasetSpec.Defaults.Fresh, spec => spec.Dataset.Fresh, (spec, value) => spec with { Dataset = spec.Dataset with { Fresh = value } }),

        Whole("model.couplingLayers", "Coupling layers", "Affine couplings in the stack; each changes every other column, so use at least 2.",
            1, 256, ModelSpec.Defaults.CouplingLayers,
            spec => spec.Model.CouplingLayers, (spec, value) => spec with { Model = spec.Model with { CouplingLayers = value } }),
        Whole("model.hiddenSize", "Hidden size", "Units in each hidden layer; 64 is enough for the toys, cost grows with its square.",
            1, 4096, ModelSpec.Defaults.HiddenSize,
            spec => spec.Model.HiddenSize, (spec, value) => spec with { Model = spec.Model with { HiddenSize = value } }),
        Whole("model.hiddenLayers", "Hidden layers", "Hidden ReLU layers in each scale and translation net; 0 makes both nets linear.",
            0, 8, ModelSpec.Defaults.HiddenLayers,
            spec => spec.Model.HiddenLayers, (spec, value) => spec with { Model = spec.Model with { HiddenLayers = value } }),

        .. TrainingSettings.All,
    ];

    private static readonly Dictionary<string, Setting> ByPath = All.ToDictionary(setting => setting.Path);

    /// <summary>The setting with that path, or null.</summary>
    public static Setting? Find(string path) => ByPath.GetValueOrDefault(path);

    /// <summary>The setting with that path.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Setting Get(string path) => ByPath[path];
}
