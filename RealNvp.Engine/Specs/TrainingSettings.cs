using static RealNvp.Engine.Specs.SettingMaker;

namespace RealNvp.Engine.Specs;

/// <summary>The settings of <see cref="TrainingSpec"/>: what a run nearly always sets first, the seldom used ones behind them.</summary>
internal static class TrainingSettings
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        Whole("training.epochs", "Epochs", "Passes over the training rows.",
            1, 1_000_000, TrainingSpec.Defaults.Epochs, spec => spec.Training.Epochs, With<int>((t, v) => t with { Epochs = v })),
        Whole("training.batchSize", "Batch size", "Rows per optimizer step; at most the number of training rows.",
            1, 1_000_000, TrainingSpec.Defaults.BatchSize, spec => spec.Training.BatchSize, With<int>((t, v) => t with { BatchSize = v })),
        Real("training.learningRate", "Learning rate",
            "The optimizer's step size, the peak of the schedule; 1e-4 is safe and slow, 2e-3 fast with one-cycle and clipping.",
            0, 1, TrainingSpec.Defaults.LearningRate, spec => spec.Training.LearningRate, With<double>((t, v) => t with { LearningRate = v }))
            with { MinIsExcluded = true },
        Choice("training.schedule", "Schedule", "How the learning rate moves over the run.", TrainingSpec.Defaults.Schedule,
            [
                new("constant", "Constant", "The same rate in every step."),
                new("cosine", "Cosine", "Falls along half a cosine from the learning rate to zero."),
                new("oneCycle", "One-cycle", "Warms up linearly over the first tenth of all steps, then falls along a cosine to zero."),
                new("step", "Step", "Is multiplied with the rate factor every so many epochs."),
                new("plateau", "Plateau", "Is multiplied with the rate factor whenever the validation NLL has stood still for so many epochs."),
            ],
            spec => spec.Training.Schedule, With<LearningRateSchedule>((t, v) => t with { Schedule = v })),
        Whole("training.stepEpochs", "Step interval", "Epochs between two reductions of the rate.",
            1, 1_000_000, TrainingSpec.Defaults.StepEpochs, spec => spec.Training.StepEpochs, With<int>((t, v) => t with { StepEpochs = v }))
            with { OnlyWhen = new("the schedule is step", spec => spec.Training.Schedule == LearningRateSchedule.Step) },
        Whole("training.plateauPatience", "Plateau patience",
            "Epochs in which the validation NLL does not fall by 1e-4 nats before the rate is reduced.",
            1, 1_000_000, TrainingSpec.Defaults.PlateauPatience, spec => spec.Training.PlateauPatience, With<int>((t, v) => t with { PlateauPatience = v }))
            with { OnlyWhen = OnPlateau },
        Real("training.rateFactor", "Rate factor", "What each reduction multiplies the rate with.",
            0.01, 0.99, TrainingSpec.Defaults.RateFactor, spec => spec.Training.RateFactor, With<double>((t, v) => t with { RateFactor = v }))
            with
        {
            OnlyWhen = new(
                    "the schedule is step or plateau",
                    spec => spec.Training.Schedule is LearningRateSchedule.Step or LearningRateSchedule.Plateau),
        },
        Real("training.minLearningRate", "Least rate", "The rate that reductions stop at; at most the learning rate.",
            0, 1, TrainingSpec.Defaults.MinLearningRate, spec => spec.Training.MinLearningRate, With<double>((t, v) => t with { MinLearningRate = v }))
            with { OnlyWhen = OnPlateau },
        Real("training.clipNorm", "Gradient clipping", "Longest gradient a step may take (Euclidean norm); 0 turns clipping off.",
            0, 1e6, TrainingSpec.Defaults.ClipNorm, spec => spec.Training.ClipNorm, With<double>((t, v) => t with { ClipNorm = v })),
        Real("training.l2", "L2 regularization",
            "Coefficient of the sum of squared kernels added to the loss; 1e-4 and below cost little, 0.01 stalls training far from the data.",
            0, 10, TrainingSpec.Defaults.L2, spec => spec.Training.L2, With<double>((t, v) => t with { L2 = v })),
        Whole("training.earlyStopping", "Early stopping",
            "Ends training once the validation NLL has not fallen by 1e-4 nats for so many epochs; 0: always train all epochs.",
            0, 1_000_000, TrainingSpec.Defaults.EarlyStopping, spec => spec.Training.EarlyStopping, With<int>((t, v) => t with { EarlyStopping = v })),
        Whole("training.seed", "Training seed", "Seed of the split, the first weights and the shuffling: equal seeds repeat a run exactly.",
            0, int.MaxValue, TrainingSpec.Defaults.Seed, spec => spec.Training.Seed, With<int>((t, v) => t with { Seed = v })),

        .. Advanced(
            Choice("training.optimizer", "Optimizer", "How the parameters follow the gradient.", TrainingSpec.Defaults.Optimizer,
                [
                    new("adam", "Adam", "Steps scaled by running means of the gradient and its square."),
                    new("adamW", "AdamW", "Adam, and each step also shrinks the kernels by weight decay, which the gradient and the loss know nothing of."),
                ],
                spec => spec.Training.Optimizer, With<OptimizerKind>((t, v) => t with { Optimizer = v })),
            Real("training.weightDecay", "Weight decay",
                "Each step multiplies the kernels with 1 - rate x this; unlike L2 it is no part of the loss and is not scaled by Adam.",
                0, 1, TrainingSpec.Defaults.WeightDecay, spec => spec.Training.WeightDecay, With<double>((t, v) => t with { WeightDecay = v }))
                with { OnlyWhen = new("the optimizer is AdamW", spec => spec.Training.Optimizer == OptimizerKind.AdamW) },
            Real("training.warmUp", "Warm-up",
                "Share of all steps in which the rate climbs linearly to its schedule; 0: none.",
                0, 0.5, TrainingSpec.Defaults.WarmUp, spec => spec.Training.WarmUp, With<double>((t, v) => t with { WarmUp = v }))
                with { OnlyWhen = new("the schedule is not one-cycle, which has its own", spec => spec.Training.Schedule != LearningRateSchedule.OneCycle) },
            Real("training.averageDecay", "Weight averaging",
                "Decay of a moving average of the weights, which then is what is evaluated and kept; 0.999 smooths about 1,000 steps, 0: off.",
                0, 0.999999, TrainingSpec.Defaults.AverageDecay, spec => spec.Training.AverageDecay, With<double>((t, v) => t with { AverageDecay = v })),
            Switch("training.keepBest", "Keep the best weights",
                "The result has the weights of the epoch with the least validation NLL instead of the last epoch's.",
                TrainingSpec.Defaults.KeepBest, spec => spec.Training.KeepBest, With<bool>((t, v) => t with { KeepBest = v })),
            Choice("training.onDivergence", "On divergence", "What happens when loss or gradient become NaN or infinite.", TrainingSpec.Defaults.OnDivergence,
                [
                    new("fail", "Fail", "The run fails and says what to change."),
                    new("retry", "Go back", "Takes up the weights of the best epoch so far and goes on with a lower rate."),
                ],
                spec => spec.Training.OnDivergence, With<DivergenceAnswer>((t, v) => t with { OnDivergence = v })),
            Real("training.retryFactor", "Rate after going back", "What each return multiplies the rate with from there on.",
                0.01, 1, TrainingSpec.Defaults.RetryFactor, spec => spec.Training.RetryFactor, With<double>((t, v) => t with { RetryFactor = v }))
                with { OnlyWhen = OnRetry },
            Whole("training.maxRetries", "Most returns", "Divergences after which the run fails all the same.",
                1, 100, TrainingSpec.Defaults.MaxRetries, spec => spec.Training.MaxRetries, With<int>((t, v) => t with { MaxRetries = v }))
                with { OnlyWhen = OnRetry },
            Real("training.validationFraction", "Validation share", "Share of the rows held out to measure the NLL on data the flow has not seen.",
                0.01, 0.5, TrainingSpec.Defaults.ValidationFraction,
                spec => spec.Training.ValidationFraction, With<double>((t, v) => t with { ValidationFraction = v })),
            Real("training.testFraction", "Test share",
                "Share of a table's rows kept to measure the final weights, never to choose; 0 keeps none, toys are tested on fresh points.",
                0, 0.4, TrainingSpec.Defaults.TestFraction, spec => spec.Training.TestFraction, With<double>((t, v) => t with { TestFraction = v })),
            Choice("training.evaluator", "Evaluator", "What computes the flow and its gradient; the results agree to rounding, the speed does not.",
                TrainingSpec.Defaults.Evaluator,
                [
                    new("auto", "Automatic", "The fastest that covers the flow: the kernels."),
                    new("kernels", "Kernels", "The program's own float32 kernels for this processor: the same numbers for any number of threads."),
                    new("torch", "Torch", "TorchSharp with autograd: slower, takes more memory, and computes by independent code."),
                ],
                spec => spec.Training.Evaluator, With<EvaluatorChoice>((t, v) => t with { Evaluator = v }))),
    ];

    private static SettingCondition OnPlateau => new("the schedule is plateau", spec => spec.Training.Schedule == LearningRateSchedule.Plateau);

    private static SettingCondition OnRetry => new("runs go back on divergence", spec => spec.Training.OnDivergence == DivergenceAnswer.Retry);

    private static IEnumerable<Setting> Advanced(params IEnumerable<Setting> settings) => settings.Select(setting => setting with { IsAdvanced = true });

    private static Func<RunSpec, T, RunSpec> With<T>(Func<TrainingSpec, T, TrainingSpec> change) =>
        (spec, value) => spec with { Training = change(spec.Training, value) };
}
