using RealNvp.Engine.Training;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Training;

public sealed class TrainerResumeTests
{
    [Fact]
    public void Continuing_after_any_epoch_gives_bitwise_the_undisturbed_run()
    {
        using var fixture = new TrainerFixture();
        var undisturbed = fixture.Run();
        Assert.Equal(6, undisturbed.Recorder.Checkpoints.Count);

        for (var done = 1; done <= 6; done++)
        {
            var resumed = fixture.Run(resume: undisturbed.Recorder.Checkpoints[done - 1]);

            Assert.Equal(TrainingEnd.Finished, resumed.End);
            Assert.Equal(undisturbed.State.Parameters, resumed.State.Parameters);
            Assert.Equal(undisturbed.Recorder.Curve.Skip(done), resumed.Recorder.Curve);
            Assert.Equal(undisturbed.State.Position.BestEpoch, resumed.State.Position.BestEpoch);
            Assert.Equal(undisturbed.State.Position.BestValNll, resumed.State.Position.BestValNll);
            Assert.Equal(undisturbed.Recorder.SnapshotEpochs.Where(epoch => epoch > done), resumed.Recorder.SnapshotEpochs);
        }
    }

    [Fact]
    public void Continuing_after_a_stop_at_any_batch_gives_bitwise_the_undisturbed_run()
    {
        using var fixture = new TrainerFixture();
        var undisturbed = fixture.Run();
        for (var step = 1; step < 30; step += 4)
        {
            var stopped = fixture.StopDuring(step);
            Assert.Equal(TrainingEnd.Cancelled, stopped.End);

            var resumed = fixture.Run(resume: stopped.Recorder.Checkpoints[^1]);

            Assert.Equal(undisturbed.State.Parameters, resumed.State.Parameters);
            Assert.Equal(undisturbed.Recorder.Curve, stopped.Recorder.Curve.Concat(resumed.Recorder.Curve));
        }
    }

    [Fact]
    public void A_stop_is_noticed_before_the_next_batch_and_leaves_a_checkpoint()
    {
        using var fixture = new TrainerFixture();

        var stopped = fixture.StopDuring(step: 13);

        Assert.Equal(13, stopped.Batches.Count);
        Assert.Equal(2, stopped.State.Position.Epoch);
        Assert.Equal(3, stopped.State.Position.Sums.Batches);
        Assert.Equal(2, Assert.IsType<CheckpointEvent>(stopped.Recorder.Events[^1]).Epoch);
    }

    [Fact]
    public void A_stop_before_the_first_step_leaves_no_checkpoint()
    {
        using var fixture = new TrainerFixture();

        var stopped = fixture.StopDuring(step: 0);

        Assert.Equal(TrainingEnd.Cancelled, stopped.End);
        Assert.Empty(stopped.Recorder.Checkpoints);
    }
}
