using RealNvp.Engine.Checkpoints;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Training;

public sealed class ForkStartTests
{
    private static readonly TrainingSpec Plain = new() { Epochs = 6, BatchSize = 60, LearningRate = 5e-3, L2 = 1e-4, ClipNorm = 1 };

    public static TheoryData<string> Choices() => ["plain", "averaged", "plateau", "going back", "one-cycle", "patient"];

    [Theory]
    [MemberData(nameof(Choices))]
    public void With_unchanged_settings_every_epoch_continues_bit_for_bit(string choice)
    {
        using var fixture = new TrainerFixture { Spec = SpecOf(choice) };
        var run = fixture.Run();
        for (var epoch = 1; epoch < run.State.Position.Epoch; epoch++)
        {
            var fork = fixture.Fork(run.Recorder.Checkpoints[epoch - 1], fixture.Spec);

            Assert.Equal(run.State.Parameters, fork.State.Parameters);
            Assert.Equal(run.State.ResultWeights(fixture.Spec.KeepBest), fork.State.ResultWeights(fixture.Spec.KeepBest));
            Assert.Equal(run.Recorder.Curve.Skip(epoch), fork.Recorder.Curve);
            Assert.Equal(run.State.Position.BestEpoch, fork.State.Position.BestEpoch);
        }
    }

    [Fact]
    public void A_changed_rate_changes_the_steps_from_there_on_alone()
    {
        var constant = Plain with { Schedule = LearningRateSchedule.Constant };
        using var fixture = new TrainerFixture { Spec = constant };
        var run = fixture.Run();

        var fork = fixture.Fork(run.Recorder.Checkpoints[2], constant with { LearningRate = 1e-4, Epochs = 8 });

        Assert.Equal([4, 5, 6, 7, 8], fork.Recorder.Epochs.Select(epoch => epoch.Epoch));
        Assert.All(fork.Recorder.Epochs, epoch => Assert.Equal(1e-4, epoch.LearningRate));
        Assert.Equal(run.Batches.Skip(15).Take(15), fork.Batches.Take(15));
        Assert.NotEqual(run.State.Parameters, fork.State.Parameters);
    }

    [Fact]
    public void A_rate_that_is_set_anew_is_no_longer_reduced_and_patience_starts_anew()
    {
        var position = new TrainingPosition { Shuffle = [], Epoch = 9, RateScale = 0.25, Returns = 2, Trend = new ValidationTrend { Reference = 1.5, Epochs = 8, EpochsAtRate = 3 } };
        var spec = Plain with { Schedule = LearningRateSchedule.Plateau, EarlyStopping = 9 };

        var same = Start(position, spec, spec);
        Assert.Equal(position, same.Position);

        var longer = Start(position, spec, spec with { Epochs = 60 });
        Assert.Equal((0.25, 0, 1.5, 0), (longer.Position.RateScale, longer.Position.Trend.Epochs, longer.Position.Trend.Reference, longer.Position.Returns));

        var faster = Start(position, spec, spec with { LearningRate = 0.1 });
        Assert.Equal(1, faster.Position.RateScale);
    }

    [Fact]
    public void An_average_that_is_switched_on_starts_at_the_parameters_and_one_switched_off_is_gone()
    {
        var averaged = Plain with { AverageDecay = 0.9 };

        Assert.Equal([1f, 2f], Start(At(3), Plain, averaged).Average!);
        Assert.Null(Start(At(3), averaged, Plain, average: [5f, 6f]).Average);
        Assert.Equal([5f, 6f], Start(At(3), averaged, averaged with { AverageDecay = 0.5 }, average: [5f, 6f]).Average!);
    }

    [Fact]
    public void A_fork_goes_back_to_its_start_where_the_run_kept_nothing_better()
    {
        var careless = Plain with { KeepBest = false };

        var fork = Start(At(3), careless, careless with { OnDivergence = DivergenceAnswer.Retry });

        Assert.Equal([1f, 2f], fork.Best!.Weights);
        Assert.Equal((3, 1.25), (fork.Position.BestEpoch, fork.Position.BestValNll));
    }

    [Fact]
    public void The_best_weights_so_far_stay_the_best()
    {
        using var fixture = new TrainerFixture { Spec = Plain };
        var run = fixture.Run(intercept: TrainerFixture.Validation(1, 5));
        var best = CheckpointFile.Load(run.Recorder.Checkpoints[0]).State.Parameters;

        foreach (var spec in (TrainingSpec[])[Plain with { Epochs = 7 }, Plain with { OnDivergence = DivergenceAnswer.Retry }, Plain with { AverageDecay = 0.5 }])
        {
            var fork = fixture.Fork(run.Recorder.Checkpoints[3], spec, TrainerFixture.Validation(5));

            Assert.Equal(1, fork.State.Position.BestEpoch);
            Assert.Equal(best, fork.State.ResultWeights(keepBest: true));
        }
    }

    [Fact]
    public void A_fork_that_may_go_back_has_something_to_go_back_to()
    {
        var daring = Plain with { OnDivergence = DivergenceAnswer.Retry };
        using var fixture = new TrainerFixture { Spec = Plain };
        var run = fixture.Run();

        var fork = fixture.Fork(run.Recorder.Checkpoints[3], daring, evaluator => evaluator.OnLoss = (step, loss) => step == 2 ? loss with { Nll = double.NaN } : loss);

        Assert.Equal(TrainingEnd.Finished, fork.End);
        Assert.Equal(1, fork.State.Position.Returns);
    }

    private static TrainingPosition At(int epoch) => new() { Shuffle = [], Epoch = epoch, Steps = 5L * epoch, ValNll = 1.25, BestValNll = 1, BestEpoch = 2 };

    private static TrainingState Start(TrainingPosition position, TrainingSpec run, TrainingSpec fork, float[]? average = null)
    {
        var state = new TrainingState([1f, 2f], new Adam<float>([0f, 0f], [0f, 0f], position.Steps), position) { Average = average };
        return ForkStart.Of(state, new RunSpec { Training = run }, new RunSpec { Training = fork });
    }

    private static TrainingSpec SpecOf(string choice) => choice switch
    {
        "averaged" => Plain with { AverageDecay = 0.9 },
        "plateau" => Plain with { Schedule = LearningRateSchedule.Plateau, PlateauPatience = 1, RateFactor = 0.5 },
        "going back" => Plain with { OnDivergence = DivergenceAnswer.Retry, AverageDecay = 0.9 },
        "one-cycle" => Plain with { Schedule = LearningRateSchedule.OneCycle, Optimizer = OptimizerKind.AdamW, WeightDecay = 0.01 },
        "patient" => Plain with { EarlyStopping = 2 },
        _ => Plain,
    };
}
