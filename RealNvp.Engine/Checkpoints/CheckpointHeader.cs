using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Checkpoints;

/// <summary>What a checkpoint holds beside its tensors; JSON in the file's metadata.</summary>
internal sealed record CheckpointHeader(int Version, RunSpec Spec, string DataHash, long Steps, TrainingPosition Position)
{
    public const int CurrentVersion = 1;
}
