using RealNvp.Engine.Checkpoints;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Training;

public sealed class TrainerDivergenceTests
{
    [Theory]
    [InlineData(double.NaN, "the loss became NaN in epoch 3")]
    [InlineData(double.PositiveInfinity, "the loss became infinite in epoch 3")]
    public void A_loss_that_is_no_number_ends_the_run_with_reason_and_advice(double value, string reason)
    {
        using var fixture = new TrainerFixture();

        var error = Assert.Throws<TrainingDivergedException>(() => fixture.Run(
            intercept: evaluator => evaluator.OnLoss = (step, loss) => step == 12 ? loss with { Nll = value } : loss));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("0.0005", error.Advice, StringComparison.Ordinal); // a tenth of the rate
        Assert.EndsWith("The checkpoint of epoch 2 is kept.", error.Advice, StringComparison.Ordinal);
        Assert.Equal(3, error.Epoch);
    }

    [Fact]
    public void A_gradient_that_is_no_number_is_never_stepped_along()
    {
        using var fixture = new TrainerFixture();
        var recorder = fixture.NewRecorder();

        var error = Assert.Throws<TrainingDivergedException>(() => fixture.Run(
            recorder: recorder,
            intercept: evaluator => evaluator.OnGradient = (step, gradient) => gradient[7] = step == 12 ? float.NaN : gradient[7]));

        Assert.Contains("gradient", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, recorder.Checkpoints.Count);
        Assert.All(recorder.Checkpoints, file => Assert.All(CheckpointFile.Load(file).State.Parameters, p => Assert.True(float.IsFinite(p))));
    }

    [Fact]
    public void Advice_names_clipping_where_it_is_off()
    {
        static string Advice(double clipNorm) => new TrainingDivergedException("loss", double.NaN, 1, 0, new TrainingSpec { ClipNorm = clipNorm }).Advice;

        Assert.Contains("clipping on", Advice(0), StringComparison.Ordinal);
        Assert.Contains("clipNorm is 50", Advice(50), StringComparison.Ordinal);
        Assert.DoesNotContain("clip", Advice(1), StringComparison.Ordinal);
        Assert.DoesNotContain("checkpoint", Advice(1), StringComparison.Ordinal); // There is none before the first epoch's end.
    }

    [Fact]
    public void A_rate_far_too_large_diverges_for_real()
    {
        using var fixture = new TrainerFixture
        {
            Spec = new TrainingSpec { Epochs = 200, BatchSize = 60, LearningRate = 1e6, ClipNorm = 0, Schedule = LearningRateSchedule.Constant },
        };

        Assert.Throws<TrainingDivergedException>(() => fixture.Run());
    }
}
