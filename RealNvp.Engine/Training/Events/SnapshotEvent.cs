namespace RealNvp.Engine.Training.Events;

/// <summary>
/// Point sets after an epoch were written: a safetensors file with the float32 tensors <c>data</c>, <c>latent</c>, <c>noise</c>,
/// <c>generated</c>, each of shape points x dimension, data and generated in original units. Row i of <c>latent</c> is the image of
/// row i of <c>data</c>, row i of <c>generated</c> that of row i of <c>noise</c>. Epoch 0 is the untrained flow.
/// </summary>
/// <param name="File">File name inside the work folder.</param>
public sealed record SnapshotEvent(int Epoch, string File) : TrainingEvent;
