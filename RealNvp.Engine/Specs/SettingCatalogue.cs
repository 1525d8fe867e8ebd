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

        Whole("model.couplingLayers", "Coupling layers", "Affine couplings in the stack; each changes every other column, so use at least 2.",
            1, 256, ModelSpec.Defaults.CouplingLayers,
            spec => spec.Model.CouplingLayers, (spec, value) => spec with { Model = spec.Model with { CouplingLayers = value } }),
        Whole("model.hiddenSize", "Hidden size", "Units in each hidden layer; 64 is enough for the toys, cost grows with its square.",
            1, 4096, ModelSpec.Defaults.HiddenSize,
            spec => spec.Model.HiddenSize, (spec, value) => spec with { Model = spec.Model with { HiddenSize = value } }),
        Whole("model.hiddenLayers", "Hidden layers", "Hidden ReLU layers in each scale and translation net; 0 makes both nets linear.",
            0, 8, ModelSpec.Defaults.HiddenLayers,
            spec => spec.Model.HiddenLayers, (spec, value) => spec with { Model = spec.Model with { HiddenLayers = value } }),

        Whole("training.epochs", "Epochs", "Passes over the training rows.",
            1, 1_000_000, TrainingSpec.Defaults.Epochs,
            spec => spec.Training.Epochs, (spec, value) => spec with { Training = spec.Training with { Epochs = value } }),
        Whole("training.batchSize", "Batch size", "Rows per optimizer step; at most the number of training rows.",
            1, 1_000_000, TrainingSpec.Defaults.BatchSize,
            spec => spec.Training.BatchSize, (spec, value) => spec with { Training = spec.Training with { BatchSize = value } }),
        new Setting
        {
            Path = "training.learningRate", Title = "Learning rate", Kind = SettingKind.Real,
            Help = "Adam's step size, the peak of the schedule; 1e-4 is safe and slow, 2e-3 fast with one-cycle and clipping.",
            Min = 0, MinIsExcluded = true, Max = 1, Default = TrainingSpec.Defaults.LearningRate,
            Get = spec => spec.Training.LearningRate,
            With = (spec, value) => spec with { Training = spec.Training with { LearningRate = (double)value! } },
        },
        new Setting
        {
            Path = "training.schedule", Title = "Schedule", Kind = SettingKind.Choice,
            Help = "How the learning rate moves over the run.",
            Default = TrainingSpec.Defaults.Schedule,
            Choices =
            [
                new("constant", "Constant", "The same rate in every step."),
                new("oneCycle", "One-cycle", "Warms up linearly over the first tenth of all steps, then falls along a cosine to zero."),
            ],
            Get = spec => spec.Training.Schedule,
            With = (spec, value) => spec with { Training = spec.Training with { Schedule = (LearningRateSchedule)value! } },
        },
        Real("training.l2", "L2 regularization",
            "Coefficient of the sum of squared kernels added to the loss; 1e-4 and below cost little, 0.01 stalls training far from the data.",
            0, 10, TrainingSpec.Defaults.L2,
            spec => spec.Training.L2, (spec, value) => spec with { Training = spec.Training with { L2 = value } }),
        Real("training.clipNorm", "Gradient clipping", "Longest gradient a step may take (Euclidean norm); 0 turns clipping off.",
            0, 1e6, TrainingSpec.Defaults.ClipNorm,
            spec => spec.Training.ClipNorm, (spec, value) => spec with { Training = spec.Training with { ClipNorm = value } }),
        Real("training.validationFraction", "Validation share", "Share of the rows held out to measure the NLL on data the flow has not seen.",
            0.01, 0.5, TrainingSpec.Defaults.ValidationFraction,
            spec => spec.Training.ValidationFraction, (spec, value) => spec with { Training = spec.Training with { ValidationFraction = value } }),
        Real("training.testFraction", "Test share",
            "Share of a table's rows kept to measure the final weights, never to choose; 0 keeps none, toys are tested on fresh points.",
            0, 0.4, TrainingSpec.Defaults.TestFraction,
            spec => spec.Training.TestFraction, (spec, value) => spec with { Training = spec.Training with { TestFraction = value } }),
        Whole("training.seed", "Training seed", "Seed of the split, the first weights and the shuffling: equal seeds repeat a run exactly.",
            0, int.MaxValue, TrainingSpec.Defaults.Seed,
            spec => spec.Training.Seed, (spec, value) => spec with { Training = spec.Training with { Seed = value } }),
        new Setting
        {
            Path = "training.evaluator", Title = "Evaluator", Kind = SettingKind.Choice,
            Help = "What computes the flow and its gradient; the results agree to rounding, the speed does not.",
            Default = TrainingSpec.Defaults.Evaluator,
            Choices =
            [
                new("auto", "Automatic", "The fastest that covers the flow: the kernels."),
                new("kernels", "Kernels", "The program's own float32 kernels for this processor: the same numbers for any number of threads."),
                new("torch", "Torch", "TorchSharp with autograd: slower, takes more memory, and computes by independent code."),
            ],
            Get = spec => spec.Training.Evaluator,
            With = (spec, value) => spec with { Training = spec.Training with { Evaluator = (EvaluatorChoice)value! } },
        },
    ];

    private static readonly Dictionary<string, Setting> ByPath = All.ToDictionary(setting => setting.Path);

    /// <summary>The setting with that path, or null.</summary>
    public static Setting? Find(string path) => ByPath.GetValueOrDefault(path);

    /// <summary>The setting with that path.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Setting Get(string path) => ByPath[path];

    private static Setting Whole(
        string path, string title, string help, int min, int max, int defaultValue, Func<RunSpec, int> get, Func<RunSpec, int, RunSpec> with) => new()
        {
            Path = path,
            Title = title,
            Help = help,
            Kind = SettingKind.Whole,
            Min = min,
            Max = max,
            Default = defaultValue,
            Get = spec => get(spec),
            With = (spec, value) => with(spec, (int)value!),
        };

    private static Setting Real(
        string path, string title, string help, double min, double max, double defaultValue, Func<RunSpec, double> get, Func<RunSpec, double, RunSpec> with) => new()
        {
            Path = path,
            Title = title,
            Help = help,
            Kind = SettingKind.Real,
            Min = min,
            Max = max,
            Default = defaultValue,
            Get = spec => get(spec),
            With = (spec, value) => with(spec, (double)value!),
        };

    private static Setting Text(
        string path, string title, string help, int maxLength, Func<RunSpec, string?> get, Func<RunSpec, string?, RunSpec> with) => new()
        {
            Path = path,
            Title = title,
            Help = help,
            Kind = SettingKind.Text,
            Max = maxLength,
            Default = null,
            Get = spec => get(spec),
            With = (spec, value) => with(spec, (string?)value),
        };
}
