using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Checkpoints;

/// <summary>What a checkpoint holds beside its tensors; JSON in the file's metadata.</summary>
internal sealed record CheckpointHeader
{
    /// <summary>2: moving average, best epoch, trend of the validation NLL, returns after divergences.</summary>
    public const int CurrentVersion = 2;

    /// <summary>Format of the file.</summary>
    public required int Version { get; init; }

    /// <summary>Version of the program that wrote it.</summary>
    public required string Engine { get; init; }

    /// <summary>The spec the run trains with.</summary>
    public required RunSpec Spec { get; init; }

    /// <summary>Hash of the rows it trains on.</summary>
    public required string DataHash { get; init; }

    /// <summary>Steps behind the optimizer's moments.</summary>
    public required long Steps { get; init; }

    /// <summary>Steps behind the best epoch's moments, where those are kept.</summary>
    public long? BestSteps { get; init; }

    /// <summary>What computed it.</summary>
    public required string Evaluator { get; init; }

    public required TrainingPosition Position { get; init; }
}
