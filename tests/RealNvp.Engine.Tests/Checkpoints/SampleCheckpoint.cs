using RealNvp.Engine.Checkpoints;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Checkpoints;

/// <summary>A checkpoint in the middle of an epoch, with numbers that a careless text format would round.</summary>
internal static class SampleCheckpoint
{
    public static Checkpoint Create(long steps = 7)
    {
        var random = new SeededRandom(3);
        float[] Numbers() => [.. Enumerable.Range(0, 50).Select(_ => (float)random.NextGaussian())];
        random.NextGaussian(); // An odd number of draws: the generator's spare number must survive too.
        var position = new TrainingPosition
        {
            Epoch = 2,
            Shuffle = random.Save(),
            Sums = new EpochSums { Nll = 1.0 / 3, Penalty = 0.1, GradNorm = Math.PI, Batches = 3, Rows = 768, LearningRate = 1e-5 },
            TrainNll = 1.23456789012345,
            ValNll = 0.1 + 0.2,
            BestValNll = 0.3,
            BestEpoch = 1,
            Steps = steps,
            RateScale = 0.25,
            Trend = new ValidationTrend { Reference = 1.0 / 7, Epochs = 3, EpochsAtRate = 2 },
            Returns = 1,
            Seconds = 12.5,
        };
        return new Checkpoint(Presets.Quick.Spec, "hash", new TrainingState(Numbers(), new Adam<float>(Numbers(), Numbers(), steps), position)
        {
            Average = Numbers(),
            Best = new BestPoint(Numbers(), Numbers(), new Adam<float>(Numbers(), Numbers(), steps - 2)),
        }, "kernels");
    }
}
