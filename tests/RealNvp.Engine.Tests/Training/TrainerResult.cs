using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Training;

/// <param name="Batches">Rows of each step's batch.</param>
internal sealed record TrainerResult(TrainingEnd End, TrainingState State, RecordingRecorder Recorder, IReadOnlyList<float[]> Batches);
