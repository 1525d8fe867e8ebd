namespace RealNvp.Engine.Training.Events;

/// <summary>A checkpoint was written and is complete: the run can continue from it as if nothing had happened.</summary>
/// <param name="Epoch">Last epoch it holds.</param>
/// <param name="File">File name inside the work folder.</param>
public sealed record CheckpointEvent(int Epoch, string File) : TrainingEvent
{
    /// <summary>Whether it holds the end of that epoch and no step of the next: a fork can go on from there.</summary>
    public bool AtEpochEnd { get; init; }
}
