using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Training;

/// <summary>Divergences that are survived: the best weights come back, and training goes on with a lower rate.</summary>
public sealed class TrainerReturnTests
{
    private static readonly TrainingSpec Spec = new()
    {
        Epochs = 6,
        BatchSize = 60,
        LearningRate = 0.01,
        Schedule = LearningRateSchedule.Constant,
        OnDivergence = DivergenceAnswer.Retry,
        RetryFactor = 0.25,
        MaxRetries = 2,
    };

    [Fact]
    public void The_epoch_starts_once_more_from_the_best_weights_with_a_lower_rate_and_says_so()
    {
        using var fixture = new TrainerFixture { Spec = Spec };
        var seen = new List<float[]>();

        // Step 12 is the third of epoch 3; epoch 1 was the best so far.
        var result = fixture.Run(intercept: evaluator =>
        {
            TrainerFixture.Validation(1, 2, 3)(evaluator);
            evaluator.OnParameters = (_, parameters) => seen.Add(parameters);
            evaluator.OnLoss = (step, loss) => step == 12 ? loss with { Nll = double.NaN } : loss;
        });

        Assert.Equal(TrainingEnd.Finished, result.End);
        Assert.Equal(seen[5], seen[13]); // the weights after epoch 1
        Assert.Equal(result.Batches[10], result.Batches[13]); // the first batch of epoch 3
        Assert.Equal([1, 2, 3, 4, 5, 6], result.Recorder.Epochs.Select(e => e.Epoch));
        Near.Assert([0.01, 0.01, 0.0025, 0.0025, 0.0025, 0.0025], result.Recorder.Epochs.Select(e => e.LearningRate).ToArray(), 1e-12);
        var line = Assert.Single(result.Recorder.Log);
        Assert.Equal((3, LogSeverity.Warning), (line.Epoch, line.Level));
        Assert.Equal(
            "Training diverged: the loss became NaN in epoch 3. Went back to the weights of epoch 1, the best so far, with 0.25 times the learning rate from here on "
            + "(return 1 of at most 2).",
            line.Message);
        Assert.Equal((32L, 1), (result.State.Position.Steps, result.State.Position.Returns));
    }

    [Fact]
    public void The_moments_come_back_with_the_weights()
    {
        using var diverging = new TrainerFixture { Spec = Spec with { Epochs = 1, RetryFactor = 1, AverageDecay = 0.9 } };
        using var calm = new TrainerFixture { Spec = diverging.Spec };

        var back = diverging.Run(intercept: evaluator => evaluator.OnGradient = (step, gradient) => gradient[3] = step == 3 ? float.PositiveInfinity : gradient[3]).State;
        var undisturbed = calm.Run().State;

        Assert.Equal(1, back.Position.Returns);
        Assert.Equal(undisturbed.Parameters, back.Parameters);
        Assert.Equal(undisturbed.Average, back.Average);
        Assert.Equal(undisturbed.Adam.SecondMoment.ToArray(), back.Adam.SecondMoment.ToArray());
        Assert.Equal(5, back.Adam.Steps);
    }

    [Fact]
    public void A_validation_that_is_no_number_counts_too()
    {
        using var fixture = new TrainerFixture { Spec = Spec };

        var result = fixture.Run(intercept: TrainerFixture.Validation(2, double.NaN, 1.9));

        Assert.Equal(6, result.State.Position.Epoch);
        Assert.Contains("the validation NLL became NaN in epoch 2", Assert.Single(result.Recorder.Log).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_last_return_the_run_fails()
    {
        using var fixture = new TrainerFixture { Spec = Spec };
        var recorder = fixture.NewRecorder();

        var error = Assert.Throws<TrainingDivergedException>(() => fixture.Run(
            recorder: recorder, intercept: evaluator => evaluator.OnLoss = (step, loss) => step >= 12 ? new BatchLoss(double.NaN, 0) : loss));

        Assert.Equal(3, error.Epoch);
        Assert.Equal(2, recorder.Log.Count);
        Assert.Contains("2 returns", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_real_divergence_is_survived()
    {
        using var fixture = new TrainerFixture
        {
            Spec = Spec with { Epochs = 30, LearningRate = 1, ClipNorm = 0, RetryFactor = 0.01, MaxRetries = 5 },
            Shape = new FlowShape(2, 2, 32, 8),
        };

        var result = fixture.Run();

        Assert.InRange(result.State.Position.Returns, 1, 5);
        Assert.True(result.Recorder.Epochs.Last().ValNll < 2.5);
    }
}
