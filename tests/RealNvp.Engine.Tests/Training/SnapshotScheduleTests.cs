using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Training;

public sealed class SnapshotScheduleTests
{
    [Theory]
    [InlineData(1, new[] { 0, 1 })]
    [InlineData(2, new[] { 0, 1, 2 })]
    [InlineData(20, new[] { 0, 1, 2, 3, 5, 8, 12, 18, 20 })]
    public void Epochs_are_close_at_first_and_end_with_the_last(int epochs, int[] expected) => Assert.Equal(expected, SnapshotSchedule.For(epochs));

    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public void Long_runs_keep_about_thirty_at_most(int epochs)
    {
        var kept = SnapshotSchedule.For(epochs);

        Assert.InRange(kept.Count, 12, 30);
        Assert.Contains(0, kept);
        Assert.Contains(epochs, kept);
    }

    [Theory]
    [InlineData(2, 2000)]
    [InlineData(64, 1024)]
    [InlineData(512, 128)]
    [InlineData(5000, 64)]
    public void Points_get_fewer_with_the_columns(int dimension, int points) => Assert.Equal(points, SnapshotMaker.PointsFor(dimension));
}
