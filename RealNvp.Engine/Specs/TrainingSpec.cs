namespace RealNvp.Engine.Specs;

/// <summary>How the flow is fitted. The optimizer is Adam (beta1 0.9, beta2 0.999, epsilon 1e-7).</summary>
public sealed record TrainingSpec
{
    /// <summary>Passes over the training rows.</summary>
    public int Epochs { get; init; } = Defaults.Epochs;

    /// <summary>Rows per optimizer step; the last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = Defaults.BatchSize;

    /// <summary>Adam's step size; the peak of the schedule.</summary>
    public double LearningRate { get; init; } = Defaults.LearningRate;

    public LearningRateSchedule Schedule { get; init; } = Defaults.Schedule;

    /// <summary>Coefficient of the sum of squared kernels (biases left out) that is added to the loss.</summary>
    public double L2 { get; init; } = Defaults.L2;

    /// <summary>Largest Euclidean norm of the whole gradient; longer gradients are scaled down to it. 0: no clipping.</summary>
    public double ClipNorm { get; init; } = Defaults.ClipNorm;

    /// <summary>Share of the rows held out for validation.</summary>
    public double ValidationFraction { get; init; } = Defaults.ValidationFraction;

    /// <summary>Share of a table's rows held out for the test of the final weights; 0: no test. A toy is tested on fresh points instead.</summary>
    public double TestFraction { get; init; } = Defaults.TestFraction;

    /// <summary>Seed of the split, the initial weights, the shuffling and the snapshots' noise.</summary>
    public int Seed { get; init; } = Defaults.Seed;

    /// <summary>What computes the flow and its gradient.</summary>
    public EvaluatorChoice Evaluator { get; init; } = Defaults.Evaluator;

    public static class Defaults
    {
        public const int Epochs = 100;
        public const int BatchSize = 256;
        public const double LearningRate = 1e-3;
        public const LearningRateSchedule Schedule = LearningRateSchedule.OneCycle;
        public const double L2 = 0;
        public const double ClipNorm = 1;
        public const double ValidationFraction = 0.1;
        public const double TestFraction = 0.1;
        public const int Seed = 1;
        public const EvaluatorChoice Evaluator = EvaluatorChoice.Auto;
    }
}
