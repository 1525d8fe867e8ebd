using RealNvp.Engine.Training;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Training;

public sealed class TrainerClockTests
{
    [Fact]
    public void Checkpoints_come_every_so_many_epochs_and_at_the_end()
    {
        using var fixture = new TrainerFixture { Cadence = new CheckpointCadence { Epochs = 4, Seconds = 1e9 } };

        Assert.Equal([4, 6], fixture.Run().Recorder.Events.OfType<CheckpointEvent>().Select(e => e.Epoch));
    }

    [Fact]
    public void Long_epochs_are_saved_between_two_batches()
    {
        var time = new ManualTime();
        using var fixture = new TrainerFixture { Cadence = new CheckpointCadence { Epochs = 100, Seconds = 30 }, Time = time };

        var result = fixture.Run(intercept: time.StepsTake(10));

        Assert.Equal(10, result.Recorder.Checkpoints.Count); // thirty steps of ten seconds
        Assert.Equal(300, result.Recorder.Epochs.Last().Seconds, 6);
    }

    [Fact]
    public void Progress_comes_at_most_twice_a_second_and_estimates_the_time_left()
    {
        var time = new ManualTime();
        using var fixture = new TrainerFixture { Time = time };

        var result = fixture.Run(intercept: time.StepsTake(0.3));

        var progress = result.Recorder.Events.OfType<ProgressEvent>().ToList();
        Assert.InRange(progress.Count, 10, 15);
        Assert.All(progress, e => Near.Assert(0.3 * (30 - (5 * (e.Epoch - 1) + e.Batch)), e.EtaSeconds!.Value, 1e-6));
        Assert.Equal(0, result.Recorder.Epochs.Last().EtaSeconds);
    }

    [Fact]
    public void The_first_step_is_told_at_once()
    {
        var time = new ManualTime();
        using var fixture = new TrainerFixture { Time = time };

        var first = fixture.Run(intercept: time.StepsTake(0.01)).Recorder.Events.OfType<ProgressEvent>().First();

        Assert.Equal((1, 1), (first.Epoch, first.Batch));
    }

    [Fact]
    public void Training_time_adds_up_over_interruptions()
    {
        var time = new ManualTime();
        using var fixture = new TrainerFixture { Time = time };
        var checkpoint = fixture.Run(intercept: time.StepsTake(1)).Recorder.Checkpoints[2];
        time.Advance(3600); // the time between is nobody's training time

        var resumed = fixture.Run(resume: checkpoint, intercept: time.StepsTake(1));

        Assert.Equal([20, 25, 30], resumed.Recorder.Epochs.Select(e => e.Seconds));
        Assert.Equal([10, 5, 0], resumed.Recorder.Epochs.Select(e => e.EtaSeconds));
    }
}
