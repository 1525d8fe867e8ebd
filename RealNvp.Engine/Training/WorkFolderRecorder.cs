using System.Globalization;
using RealNvp.Engine.Checkpoints;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Training;

/// <summary>Writes snapshots and checkpoints into the work folder, and tells of each once it is complete.</summary>
internal sealed class WorkFolderRecorder(string folder, RunSpec spec, string dataHash, string evaluator, SnapshotMaker snapshots, Action<TrainingEvent> report)
    : ITrainingRecorder
{
    private readonly CheckpointFolder _checkpoints = new(folder);

    public void Report(TrainingEvent trainingEvent) => report(trainingEvent);

    public void SaveSnapshot(int epoch, ReadOnlySpan<float> parameters)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"snapshot-{epoch:D7}.safetensors");
        snapshots.Make(parameters).Save(Path.Combine(folder, name));
        report(new SnapshotEvent(epoch, name));
    }

    public void SaveCheckpoint(TrainingState state)
    {
        var name = _checkpoints.Save(new Checkpoint(spec, dataHash, state, evaluator));
        report(new CheckpointEvent(state.Position.Epoch, name) { AtEpochEnd = state.Position.Sums.Batches == 0 });
    }

    /// <summary>Removes what an earlier run left behind beyond the point this one starts from.</summary>
    public void DropLeftovers(TrainingState start)
    {
        _checkpoints.DropAfter(start.Position.Steps);
        if (start.Position.Steps == 0)
        {
            foreach (var old in Directory.GetFiles(folder, "snapshot-*.safetensors"))
            {
                File.Delete(old);
            }
        }
    }
}
