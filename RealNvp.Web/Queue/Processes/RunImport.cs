using RealNvp.Data.Artifacts;
using RealNvp.Data.Checkpoints;
using RealNvp.Data.Logs;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Web.Queue.Processes;

/// <summary>
/// Stores what one training process tells, in the order told, and announces it once it is stored. Epochs are stored in batches: at once
/// after a quiet time, so that they are on screen soon, else every 100 ms, so that thousands of tiny epochs do not swamp the database.
/// </summary>
internal sealed class RunImport(
    RunRecord run, WorkFolder folder, RunStores stores, KeptCheckpointLimits limits, IRunHub hub, TimeProvider time, ILogger logger)
{
    private const int MaxBatch = 1000;
    private static readonly TimeSpan FlushInterval = TimeSpan.FromMilliseconds(100);

    private readonly List<EpochMetric> _epochs = [];
    private double? _etaSeconds;
    private long? _lastFlush;
    private int _batchesPerEpoch = 1;

    /// <summary>Last epoch stored.</summary>
    public int Epoch { get; private set; } = run.Epoch;

    /// <summary>How long stored epochs may still wait: zero when a batch is due, null when there is none.</summary>
    public TimeSpan? Wait
    {
        get
        {
            if (_epochs.Count == 0)
            {
                return null;
            }

            var left = _lastFlush is { } last ? FlushInterval - time.GetElapsedTime(last) : TimeSpan.Zero;
            return left > TimeSpan.Zero && _epochs.Count < MaxBatch ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Stores one event; an epoch perhaps only with the next call or <see cref="FlushAsync"/>.</summary>
    public async Task ImportAsync(TrainingEvent trainingEvent)
    {
        if (trainingEvent is EpochEvent epoch)
        {
            _epochs.Add(new EpochMetric(
                epoch.Epoch, epoch.TrainNll, epoch.ValNll, epoch.Penalty, epoch.LearningRate, epoch.GradNorm, epoch.Seconds));
            _etaSeconds = epoch.EtaSeconds;
            return;
        }

        // Before a checkpoint come the epochs it holds, so that what is stored is whole at any moment the host may die.
        await FlushAsync();
        switch (trainingEvent)
        {
            case StartedEvent started:
                await ImportStartAsync(started);
                break;
            case ProgressEvent progress:
                await stores.Runs.SetProgressAsync(run.Id, (double)progress.Batch / _batchesPerEpoch, progress.EtaSeconds);
                Announce();
                break;
            case SnapshotEvent snapshot:
                await ImportFileAsync(snapshot.File, content => stores.Snapshots.SaveAsync(run.Id, snapshot.Epoch, content));
                Announce(snapshot.Epoch);
                break;
            case CheckpointEvent checkpoint:
                await ImportFileAsync(checkpoint.File, content => SaveCheckpointAsync(checkpoint, content));
                break;
            case LogEvent line:
                await stores.Log.AppendAsync(run.Id, new RunLogLine(
                    line.At, line.Number, line.Epoch, line.Level == LogSeverity.Warning ? RunLogLevel.Warning : RunLogLevel.Info, line.Message));
                hub.Publish(new RunChange(run.Id, Epoch, null, StateChanged: true));
                break;
            case FinishedEvent finished:
                await ImportFileAsync(
                    finished.WeightsFile, content => stores.Artifacts.SaveAsync(run.Id, ArtifactKind.Weights, finished.Epoch, content));
                break;
        }
    }

    /// <summary>Stores the epochs that wait.</summary>
    public async Task FlushAsync()
    {
        if (_epochs.Count == 0)
        {
            return;
        }

        await stores.Metrics.AppendAsync(run.Id, _epochs, _etaSeconds);
        Epoch = _epochs[^1].Epoch;
        _epochs.Clear();
        _lastFlush = time.GetTimestamp();
        Announce();
    }

    private async Task ImportStartAsync(StartedEvent started)
    {
        _batchesPerEpoch = Math.Max(1, started.BatchesPerEpoch);

        // What was stored beyond the checkpoint is computed again, with the same numbers.
        await stores.Metrics.TruncateAfterAsync(run.Id, started.ResumedFromEpoch);
        await stores.Snapshots.TruncateAfterAsync(run.Id, started.ResumedFromEpoch);
        await stores.KeptCheckpoints.TruncateAfterAsync(run.Id, started.ResumedFromEpoch);
        await stores.Runs.SetStartAsync(run.Id, new RunStart(
            started.Columns,
            started.TrainRows,
            started.ValidationRows,
            started.Parameters,
            started.EntropyFloor,
            started.LogScaleSum,
            SpecJson.Serialize(started.Provenance))
        {
            TestRows = started.TestRows,
            RawEntropy = started.RawEntropy,
        });
        Epoch = started.ResumedFromEpoch;
        hub.Publish(new RunChange(run.Id, Epoch, null, StateChanged: true));
    }

    /// <summary>The one to continue from first: once it is stored, a fork no longer needs the one it began with.</summary>
    private async Task SaveCheckpointAsync(CheckpointEvent checkpoint, ReadOnlyMemory<byte> content)
    {
        await stores.Artifacts.SaveAsync(run.Id, ArtifactKind.Checkpoint, checkpoint.Epoch, content);
        if (checkpoint.AtEpochEnd)
        {
            await stores.KeptCheckpoints.KeepAsync(run.Id, checkpoint.Epoch, content, limits);
        }
    }

    private async Task ImportFileAsync(string name, Func<ReadOnlyMemory<byte>, Task> save)
    {
        if (folder.FindNamed(name) is not { } path || await TryReadAsync(path) is not { } content)
        {
            // A checkpoint may have made way for newer ones, which come next.
            logger.LogInformation("Run {RunId} named the file {File}, which its work folder does not hold.", run.Id, name);
            return;
        }

        await save(content);
        File.Delete(path);
    }

    private static async Task<byte[]?> TryReadAsync(string path)
    {
        try
        {
            return await File.ReadAllBytesAsync(path);
        }
        catch (FileNotFoundException)
        {
            // The process dropped it between our look and our read.
            return null;
        }
    }

    private void Announce(int? snapshotEpoch = null) => hub.Publish(new RunChange(run.Id, Epoch, snapshotEpoch, StateChanged: false));
}
