using System.Text.Json.Serialization;

namespace RealNvp.Engine.Training.Events;

/// <summary>
/// What a training process says on standard output: one JSON object a line, told apart by <c>event</c>.
/// Every run starts with <see cref="StartedEvent"/> and ends with exactly one of <see cref="FinishedEvent"/>,
/// <see cref="CancelledEvent"/> and <see cref="FailedEvent"/>; a process that ends without one of these has died.
/// NLL values are nats per row on standardised data; add <see cref="StartedEvent.LogScaleSum"/> for raw data.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(StartedEvent), "started")]
[JsonDerivedType(typeof(ProgressEvent), "progress")]
[JsonDerivedType(typeof(EpochEvent), "epoch")]
[JsonDerivedType(typeof(SnapshotEvent), "snapshot")]
[JsonDerivedType(typeof(CheckpointEvent), "checkpoint")]
[JsonDerivedType(typeof(LogEvent), "log")]
[JsonDerivedType(typeof(FinishedEvent), "finished")]
[JsonDerivedType(typeof(CancelledEvent), "cancelled")]
[JsonDerivedType(typeof(FailedEvent), "failed")]
public abstract record TrainingEvent;
