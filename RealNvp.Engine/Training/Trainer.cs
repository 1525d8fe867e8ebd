using System.Numerics.Tensors;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Evaluation;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Training;

/// <summary>
/// The training loop: shuffled mini-batches, steps along the gradient of NLL + L2, a validation NLL and metrics per epoch, and what the settings
/// make of them: lower rates, an early end, a return after a divergence. It knows only the evaluator's contract, so every evaluator trains
/// with the same code.
/// </summary>
public sealed class Trainer
{
    private readonly TrainingSpec _spec;
    private readonly TrainingData _data;
    private readonly IFlowEvaluator<float> _evaluator;
    private readonly TrainingState _state;
    private readonly ITrainingRecorder _recorder;
    private readonly RunLog _log;
    private readonly CheckpointCadence _cadence;
    private readonly TrainingClock _clock;
    private readonly MiniBatches _batches;
    private readonly LearningRates _rates;
    private readonly Optimizer _optimizer;
    private readonly IReadOnlySet<int> _snapshotEpochs;
    private readonly float[] _gradient;
    private int _checkpointEpoch;

    /// <param name="spec">A valid spec.</param>
    /// <param name="data">Split and standardised rows.</param>
    /// <param name="evaluator">Computes the flow.</param>
    /// <param name="state">Where to start; changed as the run goes on.</param>
    /// <param name="recorder">Takes events, snapshots and checkpoints.</param>
    /// <param name="log">Takes what the run's readers should know.</param>
    /// <param name="cadence">How often to save.</param>
    /// <param name="time">Clock for training time and estimates.</param>
    public Trainer(
        TrainingSpec spec,
        TrainingData data,
        IFlowEvaluator<float> evaluator,
        TrainingState state,
        ITrainingRecorder recorder,
        RunLog log,
        CheckpointCadence cadence,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(state);
        (_spec, _data, _evaluator, _state, _recorder, _log, _cadence) = (spec, data, evaluator, state, recorder, log, cadence);
        _batches = new MiniBatches(data.Train, data.Dimension, spec.BatchSize);
        _rates = new LearningRates(spec, _batches.Count);
        _optimizer = new Optimizer(spec, evaluator.Shape, evaluator as IParallelWork);
        _clock = new TrainingClock(time, state.Position.Seconds, Step, (long)spec.Epochs * _batches.Count);
        _snapshotEpochs = SnapshotSchedule.For(spec.Epochs);
        _gradient = LargePages.Allocate<float>(state.Parameters.Length);
        _checkpointEpoch = state.Position.Epoch;
    }

    public int BatchesPerEpoch => _batches.Count;

    /// <summary>The step about to be taken as the schedule counts, from 0.</summary>
    private long Step => (long)Position.Epoch * _batches.Count + Position.Sums.Batches;

    private bool IsOver => Position.Epoch >= _spec.Epochs || HasStalled;

    private bool HasStalled => _spec.EarlyStopping > 0 && Position.Trend.Epochs >= _spec.EarlyStopping;

    private TrainingPosition Position
    {
        get => _state.Position;
        set => _state.Position = value;
    }

    /// <summary>Trains until all epochs are done, progress has ended or cancellation, which takes at most one batch to be noticed.</summary>
    /// <exception cref="TrainingDivergedException">Loss or gradient is NaN or infinite, and the settings want no (further) return.</exception>
    public TrainingEnd Run(CancellationToken cancellationToken)
    {
        try
        {
            if (Position.Steps == 0)
            {
                _recorder.SaveSnapshot(0, _state.Weights);
            }

            while (!IsOver)
            {
                try
                {
                    RunEpoch(cancellationToken);
                }
                catch (TrainingDivergedException exception) when (_spec.OnDivergence == DivergenceAnswer.Retry && Position.Returns < _spec.MaxRetries)
                {
                    GoBack(exception);
                }
            }

            return TrainingEnd.Finished;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (Position.Steps > 0)
            {
                SaveCheckpoint();
            }

            return TrainingEnd.Cancelled;
        }
    }

    private void RunEpoch(CancellationToken cancellationToken)
    {
        if (_data.Fresh is { } fresh)
        {
            _batches.Replace(fresh.Draw(Position.Epoch + 1));
        }

        var random = SeededRandom.Restore([.. Position.Shuffle]);
        _batches.Shuffle(random);
        while (Position.Sums.Batches < _batches.Count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TakeStep();
            if (Position.Sums.Batches < _batches.Count)
            {
                BetweenBatches();
            }
        }

        EndEpoch(random, cancellationToken);
    }

    private void TakeStep()
    {
        var rows = _batches.Gather(Position.Sums.Batches);
        var loss = _evaluator.LossAndGradient(_state.Parameters, rows, _spec.L2, _gradient);
        ThrowIfDiverged("loss", loss.Total);
        var norm = Optimizer.Norm(_gradient);
        ThrowIfDiverged("gradient", _optimizer.CanStep(norm) || double.IsNaN(norm) ? norm : double.PositiveInfinity);

        var rate = _rates.At(Step) * Position.RateScale;
        _optimizer.Step(_state, _gradient, norm, rate);
        Position = Position with
        {
            Steps = Position.Steps + 1,
            Sums = Position.Sums.Add(loss, norm, rate, rows.Length / _data.Dimension),
        };
    }

    /// <summary>Starts the epoch under way once more, from the best weights so far and with a lower rate.</summary>
    private void GoBack(TrainingDivergedException divergence)
    {
        _state.Best!.Restore(_state);
        Position = Position with { Sums = new EpochSums(), RateScale = Position.RateScale * _spec.RetryFactor, Returns = Position.Returns + 1 };
        var from = Position.BestEpoch == 0 ? "the first weights" : $"the weights of epoch {Position.BestEpoch}, the best so far";
        _log.Warn(
            divergence.Epoch,
            $"{divergence.Message} Went back to {from}, with {Setting.Number(_spec.RetryFactor)} times the learning rate from here on (return {Position.Returns} of at most {_spec.MaxRetries}).");
    }

    private void BetweenBatches()
    {
        if (_clock.ProgressIsDue())
        {
            _recorder.Report(new ProgressEvent(Position.Epoch + 1, Position.Sums.Batches, _clock.Eta(Step)));
        }

        if (_clock.SecondsSinceCheckpoint >= _cadence.Seconds)
        {
            SaveCheckpoint();
        }
    }

    private void EndEpoch(SeededRandom random, CancellationToken cancellationToken)
    {
        var valNll = FlowEvaluation.MeanNll(_evaluator, _state.Weights, _data.Validation, cancellationToken);
        ThrowIfDiverged("validation NLL", valNll);

        var sums = Position.Sums;
        var epoch = Position.Epoch + 1;
        var isBest = valNll < Position.BestValNll;
        Position = Position with
        {
            Epoch = epoch,
            Sums = new EpochSums(),
            Shuffle = random.Save(),
            TrainNll = sums.MeanNll,
            ValNll = valNll,
            BestValNll = isBest ? valNll : Position.BestValNll,
            BestEpoch = isBest ? epoch : Position.BestEpoch,
            Trend = Position.Trend.Add(valNll),
            Seconds = _clock.Seconds,
        };
        if (isBest)
        {
            _state.Best?.Take(_state);
        }

        _recorder.Report(new EpochEvent(
            epoch, sums.MeanNll, valNll, sums.MeanPenalty, sums.LearningRate, sums.MeanGradNorm, Position.Seconds, IsOver ? 0 : _clock.Eta(Step) ?? 0));
        ReduceOnPlateau();
        if (HasStalled && epoch < _spec.Epochs)
        {
            _log.Say(epoch, $"Stopped early: for {Count(Position.Trend.Epochs, "epoch")} the validation NLL has not fallen by {Setting.Number(ValidationTrend.LeastProgress)} nats.");
        }

        Save(epoch);
    }

    private void ReduceOnPlateau()
    {
        var now = _spec.LearningRate * Position.RateScale;
        var next = Math.Max(now * _spec.RateFactor, Math.Min(_spec.MinLearningRate, now));
        if (_spec.Schedule == LearningRateSchedule.Plateau && Position.Trend.EpochsAtRate >= _spec.PlateauPatience && next < now && !IsOver)
        {
            Position = Position with { RateScale = next / _spec.LearningRate, Trend = Position.Trend with { EpochsAtRate = 0 } };
            _log.Say(
                Position.Epoch,
                $"Learning rate {Setting.Number(now)} lowered to {Setting.Number(next)}: the validation NLL has stood still for {Count(_spec.PlateauPatience, "epoch")}.");
        }
    }

    private void Save(int epoch)
    {
        if (IsOver)
        {
            _recorder.SaveSnapshot(epoch, _state.ResultWeights(_spec.KeepBest));
        }
        else if (_snapshotEpochs.Contains(epoch))
        {
            _recorder.SaveSnapshot(epoch, _state.Weights);
        }

        if (epoch - _checkpointEpoch >= _cadence.Epochs || IsOver || _clock.SecondsSinceCheckpoint >= _cadence.Seconds)
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
            throw new TrainingDivergedException(what, value, Position.Epoch + 1, _checkpointEpoch, _spec);
        }
    }

    private static string Count(int count, string what) => $"{Setting.Number(count)} {what}{(count == 1 ? "" : "s")}";
}
