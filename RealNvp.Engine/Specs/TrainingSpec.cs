namespace RealNvp.Engine.Specs;

/// <summary>How the flow is fitted. What each choice does is said to users in <see cref="TrainingSettings"/>.</summary>
public sealed record TrainingSpec
{
    /// <summary>Passes over the training rows.</summary>
    public int Epochs { get; init; } = Defaults.Epochs;

    /// <summary>Rows per optimizer step; the last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = Defaults.BatchSize;

    public OptimizerKind Optimizer { get; init; } = Defaults.Optimizer;

    /// <summary>The optimizer's step size; the peak of the schedule.</summary>
    public double LearningRate { get; init; } = Defaults.LearningRate;

    public LearningRateSchedule Schedule { get; init; } = Defaults.Schedule;

    /// <summary>Share of all steps in which the rate climbs linearly from near zero; one-cycle has a warm-up of its own.</summary>
    public double WarmUp { get; init; } = Defaults.WarmUp;

    /// <summary>Epochs between two reductions of <see cref="LearningRateSchedule.Step"/>.</summary>
    public int StepEpochs { get; init; } = Defaults.StepEpochs;

    /// <summary>Epochs without progress after which <see cref="LearningRateSchedule.Plateau"/> reduces.</summary>
    public int PlateauPatience { get; init; } = Defaults.PlateauPatience;

    /// <summary>What a reduction of step or plateau multiplies the rate with.</summary>
    public double RateFactor { get; init; } = Defaults.RateFactor;

    /// <summary>Rate below which plateau does not go.</summary>
    public double MinLearningRate { get; init; } = Defaults.MinLearningRate;

    /// <summary>Share of each kernel entry that AdamW takes away in a step, times the rate; biases are left out.</summary>
    public double WeightDecay { get; init; } = Defaults.WeightDecay;

    /// <summary>Coefficient of the sum of squared kernels (biases left out) that is added to the loss.</summary>
    public double L2 { get; init; } = Defaults.L2;

    /// <summary>Largest Euclidean norm of the whole gradient; longer gradients are scaled down to it. 0: no clipping.</summary>
    public double ClipNorm { get; init; } = Defaults.ClipNorm;

    /// <summary>Decay of the moving average of the parameters. 0: no average.</summary>
    public double AverageDecay { get; init; } = Defaults.AverageDecay;

    /// <summary>Epochs without progress after which training ends. 0: never.</summary>
    public int EarlyStopping { get; init; } = Defaults.EarlyStopping;

    /// <summary>Whether the result has the weights of the best epoch instead of the last one's.</summary>
    public bool KeepBest { get; init; } = Defaults.KeepBest;

    public DivergenceAnswer OnDivergence { get; init; } = Defaults.OnDivergence;

    /// <summary>What a return after a divergence multiplies the rate with.</summary>
    public double RetryFactor { get; init; } = Defaults.RetryFactor;

    /// <summary>Most returns of a run.</summary>
    public int MaxRetries { get; init; } = Defaults.MaxRetries;

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
        public const OptimizerKind Optimizer = OptimizerKind.Adam;
        public const double LearningRate = 1e-3;
        public const LearningRateSchedule Schedule = LearningRateSchedule.OneCycle;
        public const double WarmUp = 0;
        public const int StepEpochs = 30;
        public const int PlateauPatience = 10;
        public const double RateFactor = 0.5;
        public const double MinLearningRate = 1e-6;
        public const double WeightDecay = 0.01;
        public const double L2 = 0;
        public const double ClipNorm = 1;
        public const double AverageDecay = 0;
        public const int EarlyStopping = 0;
        public const bool KeepBest = true;
        public const DivergenceAnswer OnDivergence = DivergenceAnswer.Fail;
        public const double RetryFactor = 0.5;
        public const int MaxRetries = 3;
        public const double ValidationFraction = 0.1;
        public const double TestFraction = 0.1;
        public const int Seed = 1;
        public const EvaluatorChoice Evaluator = EvaluatorChoice.Auto;
    }
}
