namespace RealNvp.Engine.Training.Events;

/// <summary>The run was asked to stop and did; a checkpoint of the last whole epoch is written if there is one.</summary>
/// <param name="Epoch">Last whole epoch.</param>
public sealed record CancelledEvent(int Epoch) : TrainingEvent;
