using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Training;

/// <summary>What a training process is asked to do.</summary>
public sealed record TrainingOrder
{
    public required RunSpec Spec { get; init; }

    /// <summary>Where relative paths inside the spec start.</summary>
    public required string BaseDirectory { get; init; }

    /// <summary>Folder for checkpoints, snapshots and weights; it exists.</summary>
    public required string WorkFolder { get; init; }

    /// <summary>Checkpoint to continue from; null: start afresh.</summary>
    public string? ResumeFile { get; init; }

    /// <summary>Checkpoint of another run to go on from with the settings of this one; null: no fork. Not beside <see cref="ResumeFile"/>.</summary>
    public string? ForkFile { get; init; }

    /// <summary>What the run's log is to say about its start, or null.</summary>
    public string? Warning { get; init; }

    /// <summary>Threads for computing; 0: all cores.</summary>
    public int Threads { get; init; }

    public CheckpointCadence Cadence { get; init; } = new();
}
