namespace RealNvp.Engine.Training.Events;

/// <summary>Where a run is inside an epoch; sent at most twice a second, so that slow epochs move too.</summary>
/// <param name="Epoch">Epoch under way, from 1.</param>
/// <param name="Batch">Batches of it done.</param>
/// <param name="EtaSeconds">Estimated training time left, or null while too little is known.</param>
public sealed record ProgressEvent(int Epoch, int Batch, double? EtaSeconds) : TrainingEvent;
