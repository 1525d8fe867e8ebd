using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Checkpoints;

/// <summary>What a checkpoint holds beside its tensors; JSON in the file's metadata.</summary>
/// <param name="Evaluator">What computed it. Files from before there was a choice do not say, and mean Torch.</param>
internal sealed record CheckpointHeader(
    int Version, RunSpec Spec, string DataHash, long Steps, TrainingPosition Position, string Evaluator = "torch")
{
    public const int CurrentVersion = 1;
}
