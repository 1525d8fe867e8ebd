using System.Diagnostics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using RealNvp.Engine.Checkpoints;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Evaluation;
using RealNvp.Engine.Export;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Training;

/// <summary>A whole run, from reading the data to writing the weights.</summary>
/// <param name="order">What to do.</param>
/// <param name="createEvaluator">Makes the chosen evaluator for a shape and a number of threads.</param>
/// <param name="report">Takes the events, in order.</param>
/// <param name="time">Clock.</param>
public sealed class TrainingRun(
    TrainingOrder order, Func<EvaluatorChoice, FlowShape, int, IFlowEvaluator<float>> createEvaluator, Action<TrainingEvent> report, TimeProvider time)
{
    private readonly RunSpec _spec = order.Spec;

    /// <summary>Runs to the end or to cancellation, and reports how it ended. A failure is thrown, not reported.</summary>
    /// <exception cref="DataFormatException">The data cannot be used.</exception>
    /// <exception cref="InvalidSpecException">The spec does not go with the data.</exception>
    /// <exception cref="CheckpointException">The checkpoint cannot be continued from.</exception>
    /// <exception cref="TrainingDivergedException">A number became NaN or infinite.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public TrainingEnd Execute(CancellationToken cancellationToken)
    {
        var epoch = 0;
        try
        {
            var (data, loaded) = LoadData(cancellationToken);
            var shape = new FlowShape(data.Dimension, _spec.Model.CouplingLayers, _spec.Model.HiddenSize, _spec.Model.HiddenLayers);
            var layout = new ParameterLayout(shape);
            var (state, choice) = StartState(layout, data);
            cancellationToken.ThrowIfCancellationRequested();
            using var evaluator = createEvaluator(choice, shape, order.Threads);
            var snapshots = new SnapshotMaker(evaluator, data, _spec.Training.Seed);
            var log = new RunLog(report, time);
            var recorder = new WorkFolderRecorder(order.WorkFolder, _spec, data.Hash, evaluator.Name, snapshots, report);
            recorder.DropLeftovers(state);

            var trainer = new Trainer(_spec.Training, data, evaluator, state, recorder, log, order.Cadence, time);
            report(Started(data, loaded, layout, state, trainer.BatchesPerEpoch, evaluator));
            RunNotes.Start(state, order.Warning, isFork: order.ForkFile is not null, log);
            if (_spec.Dataset.IsTable && state.Position.Steps == 0)
            {
                RunNotes.Repeats(data, log);
            }

            var end = trainer.Run(cancellationToken);
            epoch = state.Position.Epoch;
            if (end == TrainingEnd.Cancelled)
            {
                report(new CancelledEvent(epoch));
                return end;
            }

            report(Finish(data, loaded, layout, state, evaluator, log, cancellationToken));
            return TrainingEnd.Finished;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Before the first step, or after the last, of which there is a checkpoint: either way nothing is lost.
            report(new CancelledEvent(epoch));
            return TrainingEnd.Cancelled;
        }
    }

    private (TrainingData Data, LoadedDataset Loaded) LoadData(CancellationToken cancellationToken)
    {
        var loaded = DatasetLoader.Load(_spec.Dataset, order.BaseDirectory, cancellationToken);
        var limits = new RunLimits { Rows = loaded.Table.Rows, Columns = loaded.Table.Columns.Count, FilesAllowed = true };
        if (RunSpecValidator.Validate(_spec, limits) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        var data = TrainingData.Create(loaded.Table, DataSplit.Of(_spec, loaded.Table.Rows), _spec.Training.Seed, loaded.Test);
        return (_spec.Dataset.Fresh ? data.WithFreshRows(_spec.Dataset) : data, loaded);
    }

    /// <summary>Where to start, and what to compute with: a run is continued by the evaluator that began it, or its numbers would change.</summary>
    private (TrainingState State, EvaluatorChoice Evaluator) StartState(ParameterLayout layout, TrainingData data)
    {
        if ((order.ResumeFile ?? order.ForkFile) is not { } file)
        {
            return (TrainingState.Initial(layout, _spec.Training), _spec.Training.Evaluator);
        }

        var checkpoint = CheckpointFile.Load(file);
        var isFork = order.ResumeFile is null;
        if (isFork)
        {
            checkpoint.EnsureForks(_spec, data.Hash);
        }
        else
        {
            checkpoint.EnsureFits(_spec, data.Hash);
        }

        if (!Enum.TryParse<EvaluatorChoice>(checkpoint.Evaluator, ignoreCase: true, out var evaluator))
        {
            throw new CheckpointException($"The checkpoint was computed with \"{checkpoint.Evaluator}\", which this program does not have.");
        }

        if (checkpoint.State.Parameters.Length != layout.Length)
        {
            throw new CheckpointException(
                $"The checkpoint holds {checkpoint.State.Parameters.Length:#,##0} parameters, the flow of this spec {layout.Length:#,##0}.");
        }

        return isFork ? (ForkStart.Of(checkpoint.State, checkpoint.Spec, _spec), EvaluatorOfFork(checkpoint, evaluator)) : (checkpoint.State, evaluator);
    }

    /// <summary>A fork computes with what its run did, unless it asks for another evaluator.</summary>
    private EvaluatorChoice EvaluatorOfFork(Checkpoint checkpoint, EvaluatorChoice used) =>
        _spec.Training.Evaluator == checkpoint.Spec.Training.Evaluator ? used : _spec.Training.Evaluator;

    private StartedEvent Started(
        TrainingData data, LoadedDataset loaded, ParameterLayout layout, TrainingState state, int batchesPerEpoch, IFlowEvaluator<float> evaluator) => new()
        {
            ResumedFromEpoch = state.Position.Epoch,
            Epochs = _spec.Training.Epochs,
            BatchesPerEpoch = batchesPerEpoch,
            Columns = data.Columns,
            TrainRows = data.TrainRows,
            ValidationRows = data.ValidationRows,
            TestRows = data.TestRows,
            Parameters = layout.Length,
            EntropyFloor = loaded.EntropyFloor,
            RawEntropy = loaded.RawEntropy,
            LogScaleSum = data.Standardizer.LogScaleSum,
            Provenance = new Provenance(
                EngineVersion.Number,
                EngineVersion.Commit,
                evaluator.Name,
                evaluator.Threads,
                MachineInfo.Describe(),
                evaluator.Packages.Append(new(".NET", RuntimeInformation.FrameworkDescription.Replace(".NET ", "", StringComparison.Ordinal)))
                    .ToDictionary(),
                data.Hash),
        };

    private FinishedEvent Finish(
        TrainingData data,
        LoadedDataset loaded,
        ParameterLayout layout,
        TrainingState state,
        IFlowEvaluator<float> evaluator,
        RunLog log,
        CancellationToken cancellationToken)
    {
        var weights = state.ResultWeights(_spec.Training.KeepBest);
        var test = FinalTest.Run(evaluator, weights, data, loaded, _spec.Training.Seed, state.Position.Steps, cancellationToken);
        var roundTrip = FlowEvaluation.RoundTripError(evaluator, weights, data.Validation, cancellationToken);
        RunNotes.End(_spec.Training, state, roundTrip, log);
        var flow = new FlowFile(layout.Shape, weights, data.Standardizer, data.Columns, WithoutFolder(_spec))
        {
            TrainingLogProb = TrainingLogProb(evaluator, weights, data, cancellationToken),
        };
        flow.Save(Path.Combine(order.WorkFolder, FlowFile.DefaultName));
        using var process = Process.GetCurrentProcess();
        var position = state.Position;
        return new FinishedEvent(
            position.Epoch,
            position.TrainNll,
            position.ValNll,
            position.BestValNll,
            position.BestEpoch,
            position.Seconds,
            roundTrip,
            position.Steps / Math.Max(position.Seconds, 1e-9),
            process.PeakWorkingSet64,
            FlowFile.DefaultName)
        {
            Test = test.Result,
            Baselines = test.Baselines,
        };
    }

    /// <summary>In original units, as scores are.</summary>
    private static LogProbQuantiles? TrainingLogProb(
        IFlowEvaluator<float> evaluator, ReadOnlySpan<float> parameters, TrainingData data, CancellationToken cancellationToken)
    {
        var logProb = FlowEvaluation.LogProb(evaluator, parameters, data.Train, cancellationToken);
        TensorPrimitives.Subtract(logProb, data.Standardizer.LogScaleSum, logProb);
        return LogProbQuantiles.Of(logProb);
    }

    /// <summary>Weights are passed on; where a CSV file lay on this machine is nobody else's business.</summary>
    private static RunSpec WithoutFolder(RunSpec spec) => spec.Dataset.Csv is { } csv
        ? spec with { Dataset = spec.Dataset with { Csv = csv with { File = Path.GetFileName(csv.File) } } }
        : spec;
}
