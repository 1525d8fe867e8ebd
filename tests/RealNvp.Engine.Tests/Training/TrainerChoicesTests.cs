using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Tests.Training;

/// <summary>What the choices of optimizer and average do to the weights.</summary>
public sealed class TrainerChoicesTests
{
    private const double Rate = 0.01;

    private static readonly TrainingSpec OneStep = new()
    {
        Epochs = 1,
        BatchSize = 270,
        LearningRate = Rate,
        Schedule = LearningRateSchedule.Constant,
        KeepBest = false,
    };

    [Fact]
    public void AdamW_takes_Adam_s_step_and_shrinks_the_kernels_by_rate_times_decay()
    {
        using var adam = new TrainerFixture { Spec = OneStep };
        using var adamW = new TrainerFixture { Spec = OneStep with { Optimizer = OptimizerKind.AdamW, WeightDecay = 0.3 } };
        float[] before = [];

        var plain = adam.Run(intercept: evaluator => evaluator.OnParameters = (_, parameters) => before = parameters).State.Parameters;
        var decayed = adamW.Run();

        foreach (var view in new ParameterLayout(adam.Shape).Views)
        {
            for (var i = view.Offset; i < view.Offset + view.Length; i++)
            {
                Near.Assert(plain[i] - (view.IsWeight ? Rate * 0.3 * before[i] : 0), decayed.State.Parameters[i], 1e-6);
            }
        }

        Assert.All(decayed.Recorder.Epochs, epoch => Assert.Equal(0, epoch.Penalty)); // it is no part of the loss
    }

    [Fact]
    public void AdamW_without_decay_is_Adam()
    {
        using var adam = new TrainerFixture();
        using var adamW = new TrainerFixture { Spec = adam.Spec with { Optimizer = OptimizerKind.AdamW, WeightDecay = 0 } };

        Assert.Equal(adam.Run().State.Parameters, adamW.Run().State.Parameters);
    }

    [Fact]
    public void The_average_is_the_exponential_mean_of_the_steps_corrected_for_its_start()
    {
        const double Decay = 0.8;
        using var fixture = new TrainerFixture { Spec = new TrainingSpec { Epochs = 3, BatchSize = 60, LearningRate = Rate, AverageDecay = Decay } };
        var steps = new List<float[]>();

        var state = fixture.Run(intercept: evaluator => evaluator.OnParameters = (_, parameters) => steps.Add(parameters)).State;
        steps.Add(state.Parameters); // what each step led to is what the next one sees
        steps.RemoveAt(0);

        Assert.Equal(15, steps.Count);
        for (var i = 0; i < state.Parameters.Length; i++)
        {
            var sum = steps.Select((parameters, k) => (1 - Decay) * Math.Pow(Decay, steps.Count - 1 - k) * parameters[i]).Sum();
            Near.Assert(sum / (1 - Math.Pow(Decay, steps.Count)), state.Average![i], 1e-5);
        }
    }

    [Fact]
    public void With_an_average_it_is_the_average_that_is_evaluated_shown_and_kept()
    {
        using var fixture = new TrainerFixture { Spec = OneStep with { Epochs = 5, BatchSize = 60, AverageDecay = 0.9 } };
        using var plain = new TrainerFixture { Spec = fixture.Spec with { AverageDecay = 0 } };

        var (averaged, other) = (fixture.Run(), plain.Run());

        Assert.Equal(other.State.Parameters, averaged.State.Parameters); // the steps themselves know nothing of it
        Assert.NotEqual(averaged.State.Parameters, averaged.State.Average);
        Assert.Same(averaged.State.Average, averaged.State.ResultWeights(keepBest: false));
        Assert.Equal(averaged.State.Average, averaged.Recorder.SnapshotWeights[^1]);
        Assert.NotEqual(other.Recorder.Epochs.Select(e => e.ValNll), averaged.Recorder.Epochs.Select(e => e.ValNll));
        Assert.Equal(other.Recorder.Epochs.Select(e => e.TrainNll), averaged.Recorder.Epochs.Select(e => e.TrainNll));
    }

    [Fact]
    public void The_first_step_s_average_is_the_step()
    {
        using var fixture = new TrainerFixture { Spec = OneStep with { AverageDecay = 0.999 } };

        var state = fixture.Run().State;

        Assert.Equal(state.Parameters, state.Average);
    }

    [Fact]
    public void A_gradient_whose_squares_overflow_is_clipped_where_clipping_is_on()
    {
        using var clipped = new TrainerFixture { Spec = OneStep with { ClipNorm = 1 } };
        using var same = new TrainerFixture { Spec = OneStep with { ClipNorm = 1 } };
        static Action<InterceptingEvaluator> Fill(float value) => evaluator => evaluator.OnGradient = (_, gradient) => gradient.AsSpan().Fill(value);

        Near.Assert(same.Run(intercept: Fill(1f)).State.Parameters, clipped.Run(intercept: Fill(1e25f)).State.Parameters, 1e-6);
    }
}
