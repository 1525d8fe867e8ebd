using RealNvp.Engine.Checkpoints;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Datasets.Toys;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Torch;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Training;

/// <summary>A small training on 300 points of two moons, five batches an epoch, the last one smaller.</summary>
internal sealed class TrainerFixture : IDisposable
{
    private readonly TempFolder _folder = new();

    public TrainingSpec Spec { get; init; } = new() { Epochs = 6, BatchSize = 60, LearningRate = 5e-3, L2 = 1e-4, ClipNorm = 1 };

    public FlowShape Shape { get; init; } = new(2, 3, 8, 2);

    public TrainingData Data { get; init; } = TrainingData.Create(
        new DataTable(["x", "y"], new TwoMoons().Sample(300, 0.05, new Dictionary<string, double>(), seed: 1)), DataSplit.Of(300, 0.1, 0), seed: 1);

    public CheckpointCadence Cadence { get; init; } = new() { Epochs = 1, Seconds = 1e9 };

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public void Dispose() => _folder.Dispose();

    /// <summary>Trains to the end.</summary>
    /// <param name="resume">Checkpoint file; null: afresh.</param>
    /// <param name="intercept">Sees and changes what the evaluator gives.</param>
    /// <param name="recorder">Takes the events; null: a new one.</param>
    public TrainerResult Run(string? resume = null, Action<InterceptingEvaluator>? intercept = null, RecordingRecorder? recorder = null) =>
        Train(Spec, StateOf(resume), intercept, recorder ?? NewRecorder(), CancellationToken.None);

    /// <summary>Goes on from a checkpoint with other settings, to the end.</summary>
    public TrainerResult Fork(string checkpoint, TrainingSpec spec, Action<InterceptingEvaluator>? intercept = null) => Train(
        spec,
        ForkStart.Of(CheckpointFile.Load(checkpoint).State, new RunSpec { Training = Spec }, new RunSpec { Training = spec }),
        intercept,
        NewRecorder(),
        CancellationToken.None);

    /// <summary>Trains and asks for a stop during a step; 0: before the first.</summary>
    public TrainerResult StopDuring(int step)
    {
        using var stop = new CancellationTokenSource();
        if (step == 0)
        {
            stop.Cancel();
        }

        return Train(Spec, StateOf(null), evaluator => evaluator.OnLoss = (n, loss) =>
        {
            if (n + 1 == step)
            {
                stop.Cancel();
            }

            return loss;
        }, NewRecorder(), stop.Token);
    }

    /// <summary>Makes the validation NLL of epoch e the e-th of these numbers, and the last one ever after.</summary>
    public static Action<InterceptingEvaluator> Validation(params double[] nlls) => evaluator =>
        evaluator.OnLogProb = (call, logProb) => logProb.AsSpan().Fill((float)-nlls[Math.Min(call, nlls.Length - 1)]);

    public RecordingRecorder NewRecorder() => new(_folder);

    private TrainingState StateOf(string? checkpoint) =>
        checkpoint is null ? TrainingState.Initial(new ParameterLayout(Shape), Spec) : CheckpointFile.Load(checkpoint).State;

    private TrainerResult Train(
        TrainingSpec spec, TrainingState state, Action<InterceptingEvaluator>? intercept, RecordingRecorder recorder, CancellationToken cancellationToken)
    {
        using var evaluator = new InterceptingEvaluator(new TorchEvaluator<float>(Shape));
        intercept?.Invoke(evaluator);
        var end = new Trainer(spec, Data, evaluator, state, recorder, new RunLog(recorder.Report, Time), Cadence, Time).Run(cancellationToken);
        return new TrainerResult(end, state, recorder, evaluator.Batches);
    }
}
