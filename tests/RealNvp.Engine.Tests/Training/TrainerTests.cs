using System.Numerics.Tensors;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Tests.Training;

public sealed class TrainerTests
{
    [Fact]
    public void Equal_specs_give_bitwise_equal_parameters_and_curves()
    {
        using var fixture = new TrainerFixture();

        var (one, other) = (fixture.Run(), fixture.Run());

        Assert.Equal(one.State.Parameters, other.State.Parameters);
        Assert.Equal(one.Recorder.Curve, other.Recorder.Curve);
    }

    [Fact]
    public void The_seed_matters()
    {
        using var one = new TrainerFixture();
        using var other = new TrainerFixture { Spec = one.Spec with { Seed = 2 } };

        Assert.NotEqual(one.Run().State.Parameters, other.Run().State.Parameters);
    }

    [Fact]
    public void Training_lowers_the_NLL()
    {
        using var fixture = new TrainerFixture { Spec = new TrainingSpec { Epochs = 20, BatchSize = 60, LearningRate = 1e-2 } };

        var epochs = fixture.Run().Recorder.Epochs.ToList();

        Assert.Equal(Enumerable.Range(1, 20), epochs.Select(e => e.Epoch));
        Assert.True(epochs[^1].TrainNll < epochs[0].TrainNll - 0.2);
        Assert.True(epochs[^1].ValNll < epochs[0].ValNll - 0.2);
    }

    [Fact]
    public void An_epoch_takes_every_training_row_once_in_an_order_of_its_own()
    {
        using var fixture = new TrainerFixture();

        var perEpoch = fixture.Run().Batches.Chunk(5).ToList();

        Assert.Equal(6, perEpoch.Count);
        Assert.Equal([120, 120, 120, 120, 60], perEpoch[0].Select(batch => batch.Length));
        var orders = perEpoch.Select(batches => batches.SelectMany(batch => batch).Chunk(2).Select(row => (row[0], row[1])).ToList()).ToList();
        var rows = fixture.Data.Train.Chunk(2).Select(row => (row[0], row[1])).Order().ToList();
        Assert.All(orders, order => Assert.Equal(rows, order.Order()));
        Assert.Equal(6, orders.Select(order => string.Join(' ', order)).Distinct().Count());
    }

    [Fact]
    public void The_train_NLL_is_the_mean_over_rows_and_the_penalty_is_apart()
    {
        using var fixture = new TrainerFixture();
        var losses = new List<BatchLoss>();

        var result = fixture.Run(intercept: evaluator => evaluator.OnLoss = (_, loss) =>
        {
            losses.Add(loss);
            return loss;
        });

        double[] rows = [60, 60, 60, 60, 30];
        var first = result.Recorder.Epochs.First();
        Near.Assert(rows.Zip(losses, (n, loss) => n * loss.Nll).Sum() / 270, first.TrainNll, 1e-12);
        Near.Assert(losses.Take(5).Average(loss => loss.Penalty), first.Penalty, 1e-12);
        Assert.True(first.Penalty > 0);
    }

    [Fact]
    public void L2_really_shrinks_the_kernels()
    {
        using var without = new TrainerFixture { Spec = new TrainingSpec { Epochs = 6, BatchSize = 60, LearningRate = 5e-3, L2 = 0 } };
        using var with = new TrainerFixture { Spec = without.Spec with { L2 = 0.1 } };
        double Squares(TrainerResult result) => result.State.Parameters.Sum(p => (double)p * p);

        var (plain, shrunk) = (without.Run(), with.Run());

        Assert.True(Squares(shrunk) < 0.9 * Squares(plain));
        Assert.All(plain.Recorder.Epochs, e => Assert.Equal(0, e.Penalty));
    }

    [Fact]
    public void Clipping_cuts_longer_gradients_to_the_norm_set_and_reports_them_as_they_were()
    {
        using var fixture = new TrainerFixture { Spec = new TrainingSpec { Epochs = 1, BatchSize = 270, ClipNorm = 0.5 } };
        TrainerResult Scaled(float factor) => fixture.Run(
            intercept: evaluator => evaluator.OnGradient = (_, gradient) => TensorPrimitives.Multiply(gradient, factor, gradient));

        var (long1, long2) = (Scaled(1e3f), Scaled(1e6f));

        Near.Assert(long1.State.Adam.FirstMoment.ToArray(), long2.State.Adam.FirstMoment.ToArray(), 1e-6);
        // After one step the first moment is (1 - beta1) times the gradient taken.
        Near.Assert(0.1 * 0.5, Math.Sqrt(long1.State.Adam.FirstMoment.ToArray().Sum(m => (double)m * m)), 1e-5);
        Near.Assert(1e3, long2.Recorder.Epochs.First().GradNorm / long1.Recorder.Epochs.First().GradNorm, 1e-3);
    }

    [Fact]
    public void Snapshots_start_with_the_untrained_flow_and_end_with_the_last_epoch()
    {
        using var fixture = new TrainerFixture();

        Assert.Equal([0, 1, 2, 3, 5, 6], fixture.Run().Recorder.SnapshotEpochs);
    }
}
