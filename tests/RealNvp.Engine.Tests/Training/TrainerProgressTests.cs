using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Training;

/// <summary>What follows from the course of the validation NLL: lower rates, an early end, the weights that are kept.</summary>
public sealed class TrainerProgressTests
{
    private static readonly TrainingSpec Constant = new()
    {
        Epochs = 12,
        BatchSize = 60,
        LearningRate = 0.01,
        Schedule = LearningRateSchedule.Constant,
    };

    [Fact]
    public void Training_ends_once_the_NLL_has_stood_still_for_as_long_as_set_and_says_so()
    {
        using var fixture = new TrainerFixture { Spec = Constant with { EarlyStopping = 3 }, Cadence = new CheckpointCadence { Epochs = 100, Seconds = 1e9 } };

        // A fall of less than 1e-4 nats is no progress.
        var result = fixture.Run(intercept: TrainerFixture.Validation(3, 2, 1.99995, 2.5, 1.99992));

        Assert.Equal(TrainingEnd.Finished, result.End);
        Assert.Equal([1, 2, 3, 4, 5], result.Recorder.Epochs.Select(e => e.Epoch));
        Assert.Equal([0, 1, 2, 3, 5], result.Recorder.SnapshotEpochs);
        Assert.Equal([5], result.Recorder.Events.OfType<CheckpointEvent>().Select(e => e.Epoch));
        Assert.Equal(0, result.Recorder.Epochs.Last().EtaSeconds);
        Assert.Contains("Stopped early: for 3 epochs", Assert.Single(result.Recorder.Log).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_stopped_early_stays_stopped_when_it_is_continued()
    {
        using var fixture = new TrainerFixture { Spec = Constant with { EarlyStopping = 2 } };
        var stopped = fixture.Run(intercept: TrainerFixture.Validation(2));
        Assert.Equal(3, stopped.State.Position.Epoch);

        var again = fixture.Run(resume: stopped.Recorder.Checkpoints[^1]);

        Assert.Equal(TrainingEnd.Finished, again.End);
        Assert.Empty(again.Batches);
        Assert.Equal(stopped.State.ResultWeights(true), again.State.ResultWeights(true));
    }

    [Fact]
    public void Progress_anew_starts_the_patience_anew()
    {
        using var fixture = new TrainerFixture { Spec = Constant with { EarlyStopping = 3 } };

        var result = fixture.Run(intercept: TrainerFixture.Validation(3, 4, 4, 2, 4, 4, 1, 4, 4, 4, 4));

        Assert.Equal(10, result.State.Position.Epoch);
    }

    [Fact]
    public void A_plateau_lowers_the_rate_down_to_the_least_one_and_says_so()
    {
        using var fixture = new TrainerFixture
        {
            Spec = Constant with { Schedule = LearningRateSchedule.Plateau, PlateauPatience = 2, RateFactor = 0.1, MinLearningRate = 5e-4 },
        };

        var result = fixture.Run(intercept: TrainerFixture.Validation(3, 2, 2, 2, 1, 1, 1, 1, 1));

        double[] expected = [1e-2, 1e-2, 1e-2, 1e-2, 1e-3, 1e-3, 1e-3, 5e-4, 5e-4, 5e-4, 5e-4, 5e-4];
        Near.Assert(expected, result.Recorder.Epochs.Select(e => e.LearningRate).ToArray(), 1e-12);
        Assert.Equal([4, 7], result.Recorder.Log.Select(line => line.Epoch));
        Assert.Equal("Learning rate 0.01 lowered to 0.001: the validation NLL has stood still for 2 epochs.", result.Recorder.Log[0].Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_best_weights_are_kept_or_the_last_as_wanted(bool keepBest)
    {
        using var fixture = new TrainerFixture { Spec = Constant with { Epochs = 6, KeepBest = keepBest } };
        var afterEpoch = new List<float[]>();

        var result = fixture.Run(intercept: evaluator =>
        {
            TrainerFixture.Validation(3, 2, 1, 2, 3, 4)(evaluator);
            evaluator.OnParameters = (step, parameters) =>
            {
                if (step > 0 && step % 5 == 0)
                {
                    afterEpoch.Add(parameters);
                }
            };
        });

        afterEpoch.Add(result.State.Parameters);
        var expected = afterEpoch[(keepBest ? 3 : 6) - 1];
        Assert.Equal(expected, result.State.ResultWeights(keepBest));
        Assert.Equal(expected, result.Recorder.SnapshotWeights[^1]);
        Assert.Equal(afterEpoch[0], result.Recorder.SnapshotWeights[1]);
        Assert.Equal((3, 1.0), (result.State.Position.BestEpoch, result.State.Position.BestValNll));
    }
}
