using System.Numerics.Tensors;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Evaluation;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Training;

/// <summary>
/// The training loop: shuffled mini-batches, Adam on the clipped gradient of NLL + L2, a validation NLL and metrics per epoch. It knows only
/// the evaluator's contract, so every evaluator trains with the same code.
/// </summary>
public sealed class Trainer
{
    private readonly TrainingSpec _spec;
    private readonly TrainingData _data;
    private readonly IFlowEvaluator<float> _evaluator;
    private readonly TrainingState _state;
    private readonly ITrainingRecorder _recorder;
    private readonly CheckpointCadence _cadence;
    private readonly TrainingClock _clock;
    private readonly MiniBatches _batches;
    private readonly IReadOnlySet<int> _snapshotEpochs;
    private readonly float[] _gradient;
    private int _checkpointEpoch;

    /// <param name="spec">A valid spec.</param>
    /// <param name="data">Split and standardised rows.</param>
    /// <param name="evaluator">Computes the flow.</param>
    /// <param name="state">Where to start; changed as the run goes on.</param>
    /// <param name="recorder">Takes events, snapshots and checkpoints.</param>
    /// <param name="cadence">How often to save.</param>
    /// <param name="time">Clock for training time and estimates.</param>
    public Trainer(
        TrainingSpec spec,
        TrainingData data,
        IFlowEvaluator<float> evaluator,
        TrainingState state,
        ITrainingRecorder recorder,
        CheckpointCadence cadence,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(state);
        (_spec, _data, _evaluator, _state, _recorder, _cadence) = (spec, data, evaluator, state, recorder, cadence);
        _batches = new MiniBatches(data.Train, data.Dimension, spec.BatchSize);
        _clock = new TrainingClock(time, state.Position.Seconds, state.Adam.Steps, TotalSteps);
        _snapshotEpochs = SnapshotSchedule.For(spec.Epochs);
        _gradient = new float[state.Parameters.Length];
        _checkpointEpoch = state.Position.Epoch;
    }

    public int BatchesPerEpoch => _batches.Count;

    private long TotalSteps => (long)_spec.Epochs * _batches.Count;

    private TrainingPosition Position
    {
        get => _state.Position;
        set => _state.Position = value;
    }

    /// <summary>Trains until all epochs are done or cancellation, which takes at most one batch to be noticed.</summary>
    /// <exception cref="TrainingDivergedException">Loss or gradient is NaN or infinite.</exception>
    public TrainingEnd Run(CancellationToken cancellationToken)
    {
        try
        {
            if (_state.Adam.Steps == 0)
            {
                _recorder.SaveSnapshot(0, _state.Parameters);
            }

            while (Position.Epoch < _spec.Epochs)
            {
                RunEpoch(cancellationToken);
            }

            return TrainingEnd.Finished;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Position = Position with { Seconds = _clock.Seconds };
            if (_state.Adam.Steps > 0)
            {
                SaveCheckpoint();
            }

            return TrainingEnd.Cancelled;
        }
    }

    private void RunEpoch(CancellationToken cancellationToken)
    {
        var random = SeededRandom.Restore([.. Position.Shuffle]);
        _batches.Shuffle(random);
        while (Position.Sums.Batches < _batches.Count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Step();
            if (Position.Sums.Batches < _batches.Count)
            {
                BetweenBatches();
            }
        }

        EndEpoch(random, cancellationToken);
    }

    private void Step()
    {
        var rows = _batches.Gather(Position.Sums.Batches);
        var loss = _evaluator.LossAndGradient(_state.Parameters, rows, _spec.L2, _gradient);
        ThrowIfDiverged("loss", loss.Total);
        var norm = Math.Sqrt(TensorPrimitives.SumOfSquares<float>(_gradient));
        ThrowIfDiverged("gradient", norm);

        var rate = LearningRates.At(_spec.Schedule, _spec.LearningRate, _state.Adam.Steps, TotalSteps);
        var scale = _spec.ClipNorm > 0 && norm > _spec.ClipNorm ? _spec.ClipNorm / norm : 1;
        _state.Adam.Step(_state.Parameters, _gradient, rate, scale);
        Position = Position with { Sums = Position.Sums.Add(loss, norm, rate, rows.Length / _data.Dimension) };
    }

    private void BetweenBatches()
    {
        if (_clock.ProgressIsDue())
        {
            _recorder.Report(new ProgressEvent(Position.Epoch + 1, Position.Sums.Batches, _clock.Eta(_state.Adam.Steps)));
        }

        if (_clock.SecondsSinceCheckpoint >= _cadence.Seconds)
        {
            SaveCheckpoint();
        }
    }

    private void EndEpoch(SeededRandom random, CancellationToken cancellationToken)
    {
        var valNll = FlowEvaluation.MeanNll(_evaluator, _state.Parameters, _data.Validation, cancellationToken);
        ThrowIfDiverged("validation NLL", valNll);

        var sums = Position.Sums;
        var epoch = Position.Epoch + 1;
        var isBest = valNll < Position.BestValNll;
        Position = new TrainingPosition
        {
            Epoch = epoch,
            Shuffle = random.Save(),
            TrainNll = sums.MeanNll,
            ValNll = valNll,
            BestValNll = isBest ? valNll : Position.BestValNll,
            BestEpoch = isBest ? epoch : Position.BestEpoch,
            Seconds = _clock.Seconds,
        };
        _recorder.Report(new EpochEvent(
            epoch, sums.MeanNll, valNll, sums.MeanPenalty, sums.LearningRate, sums.MeanGradNorm, Position.Seconds, _clock.Eta(_state.Adam.Steps) ?? 0));

        if (_snapshotEpochs.Contains(epoch))
        {
            _recorder.SaveSnapshot(epoch, _state.Parameters);
        }

        if (epoch - _checkpointEpoch >= _cadence.Epochs || epoch == _spec.Epochs || _clock.SecondsSinceCheckpoint >= _cadence.Seconds)
        {
            SaveCheckpoint();
        }
    }

    private void SaveCheckpoint()
    {
        // The last step may have overflowed a parameter before any loss shows it: such a state must not replace a good one.
        if (TensorPrimitives.IsFiniteAll<float>(_state.Parameters))
        {
            Position = Position with { Seconds = _clock.Seconds };
            _recorder.SaveCheckpoint(_state);
            _checkpointEpoch = Position.Epoch;
            _clock.CheckpointSaved();
        }
    }

    private void ThrowIfDiverged(string what, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new TrainingDivergedException(what, value, Position.Epoch + 1, _spec);
        }
    }
}
