using RealNvp.Data.Checkpoints;

namespace RealNvp.Data.Tests.Checkpoints;

public class CheckpointThinningTests
{
    [Fact]
    public void Those_left_after_a_long_run_lie_about_evenly_and_the_newest_among_them()
    {
        var kept = new List<KeptCheckpoint>();
        for (var epoch = 10; epoch <= 1000; epoch += 10)
        {
            kept.Add(new KeptCheckpoint(epoch, 1, null));
            var dropped = CheckpointThinning.Choose(kept, new KeptCheckpointLimits(5, 100));
            kept.RemoveAll(checkpoint => dropped.Contains(checkpoint.Epoch));
            Assert.Equal(epoch, kept[^1].Epoch);
        }

        Assert.Equal(5, kept.Count);
        var gaps = kept.Select((checkpoint, i) => checkpoint.Epoch - (i > 0 ? kept[i - 1].Epoch : 0)).ToList();
        Assert.True(gaps.Max() <= 400, string.Join(", ", gaps));
    }

    [Fact]
    public void Bytes_are_bounded_too()
    {
        List<KeptCheckpoint> kept = [new(10, 40, null), new(20, 40, null), new(30, 40, null)];

        Assert.Equal([10], CheckpointThinning.Choose(kept, new KeptCheckpointLimits(5, 80)));
        Assert.Equal([10, 20], CheckpointThinning.Choose(kept, new KeptCheckpointLimits(5, 79)));
        Assert.Empty(CheckpointThinning.Choose(kept, new KeptCheckpointLimits(3, 120)));
    }
}
