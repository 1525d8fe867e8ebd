using RealNvp.Engine.Checkpoints;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Training;

/// <summary>Keeps what a trainer reports; checkpoints as files, as a real run does.</summary>
internal sealed class RecordingRecorder(TempFolder folder) : ITrainingRecorder
{
    public List<TrainingEvent> Events { get; } = [];

    public List<int> SnapshotEpochs { get; } = [];

    /// <summary>Weights of the snapshots, in order.</summary>
    public List<float[]> SnapshotWeights { get; } = [];

    public List<string> Checkpoints { get; } = [];

    public IEnumerable<EpochEvent> Epochs => Events.OfType<EpochEvent>();

    /// <summary>The curve without what depends on the clock.</summary>
    public IEnumerable<EpochEvent> Curve => Epochs.Select(e => e with { Seconds = 0, EtaSeconds = 0 });

    public void Report(TrainingEvent trainingEvent) => Events.Add(trainingEvent);

    /// <summary>What was said, in order.</summary>
    public IReadOnlyList<LogEvent> Log => [.. Events.OfType<LogEvent>()];

    public void SaveSnapshot(int epoch, ReadOnlySpan<float> parameters)
    {
        SnapshotEpochs.Add(epoch);
        SnapshotWeights.Add(parameters.ToArray());
    }

    public void SaveCheckpoint(TrainingState state)
    {
        var file = folder.File($"{Guid.NewGuid():N}");
        CheckpointFile.Save(file, new Checkpoint(new RunSpec(), "hash", state, "torch"));
        Checkpoints.Add(file);
        Report(new CheckpointEvent(state.Position.Epoch, file));
    }
}
