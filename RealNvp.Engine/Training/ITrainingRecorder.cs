using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Training;

/// <summary>Where a training loop leaves what comes out of it.</summary>
public interface ITrainingRecorder
{
    void Report(TrainingEvent trainingEvent);

    /// <summary>Keeps the point sets after an epoch (0: untrained) and reports them.</summary>
    void SaveSnapshot(int epoch, ReadOnlySpan<float> parameters);

    /// <summary>Keeps the state, so that the run can continue from here, and reports that.</summary>
    void SaveCheckpoint(TrainingState state);
}
