using Microsoft.Extensions.DependencyInjection;
using RealNvp.Data;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Benchmarks.Runs;

/// <summary>A database of many ended runs with settings, results, tags and curves as years of use would leave them; the same for one seed.</summary>
internal static class SeededRuns
{
    /// <summary>Runs whose curves are long.</summary>
    private const int LongRuns = 50;
    private const int LongEpochs = 10_000;

    private static readonly int[] Sizes = [16, 32, 64, 96, 128, 256];
    private static readonly double[] Rates = [1e-4, 3e-4, 1e-3, 2e-3, 5e-3];
    private static readonly double[] Penalties = [0, 0, 0, 1e-6, 1e-5, 1e-4];

    /// <param name="folder">A data folder of the app, empty.</param>
    public static async Task WriteAsync(string folder, int count)
    {
        await using var services = new ServiceCollection().AddStudioData(Path.Combine(folder, "studio.db")).BuildServiceProvider();
        await services.GetRequiredService<IStudioDatabase>().InitialiseAsync();
        var (runs, metrics) = (services.GetRequiredService<IRunStore>(), services.GetRequiredService<IMetricStore>());
        var random = new Random(1);
        for (var i = 0; i < count; i++)
        {
            await WriteAsync(runs, metrics, random, i, isLong: i % Math.Max(1, count / LongRuns) == 0);
        }
    }

    /// <summary>A queued run of small settings.</summary>
    public static NewRun Small(string name)
    {
        var spec = new RunSpec { Name = name };
        return new NewRun
        {
            Name = name,
            SpecJson = SpecJson.Serialize(spec),
            DatasetName = name,
            CouplingLayers = spec.Model.CouplingLayers,
            HiddenSize = spec.Model.HiddenSize,
            HiddenLayers = spec.Model.HiddenLayers,
            LearningRate = spec.Training.LearningRate,
            L2 = spec.Training.L2,
            Epochs = spec.Training.Epochs,
        };
    }

    private static async Task WriteAsync(IRunStore runs, IMetricStore metrics, Random random, int number, bool isLong)
    {
        T One<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
        var toy = One(ToyCatalogue.All);
        var epochs = isLong ? LongEpochs : random.Next(10, 41);
        var spec = new RunSpec
        {
            Name = $"{toy.Kind} {number}",
            Dataset = new DatasetSpec { Kind = toy.Kind, Noise = toy.Noise.Default, Seed = random.Next(5) },
            Model = new ModelSpec { CouplingLayers = 2 * random.Next(1, 9), HiddenSize = One(Sizes), HiddenLayers = random.Next(1, 5) },
            Training = new TrainingSpec
            {
                Epochs = epochs,
                BatchSize = One([64, 128, 256, 512]),
                LearningRate = One(Rates),
                L2 = One(Penalties),
                Seed = random.Next(10),
                KeepBest = random.Next(4) > 0,
            },
            Tags = random.Next(3) == 0 ? [] : [$"sweep-{random.Next(40)}"],
        };
        var run = await runs.CreateAsync(new NewRun
        {
            Name = spec.Name,
            SpecJson = SpecJson.Serialize(spec),
            DatasetName = toy.Title,
            CouplingLayers = spec.Model.CouplingLayers,
            HiddenSize = spec.Model.HiddenSize,
            HiddenLayers = spec.Model.HiddenLayers,
            LearningRate = spec.Training.LearningRate,
            L2 = spec.Training.L2,
            Epochs = epochs,
            Tags = spec.Tags,
        });
        if (number % 20 == 1)
        {
            await runs.TryCancelAsync(run.Id);
            return;
        }

        var floor = 1 + random.NextDouble();
        await runs.TryStartAsync(run.Id);
        await runs.SetStartAsync(run.Id, new RunStart(["x", "y"], 24_000, 6_000, random.Next(10_000, 900_000), floor, 0.2, """{"engineVersion":"0","packages":{}}""") { TestRows = 20_000 });
        await metrics.AppendAsync(run.Id, Curve(random, floor, epochs), null);
        if (number % 10 == 2)
        {
            await runs.TryFailAsync(run.Id, "The loss diverged at epoch 3.", "Lower the learning rate.");
            return;
        }

        var gap = 0.3 * random.NextDouble();
        await runs.TryCompleteAsync(run.Id, new RunFinish(1e-6, 500 + random.Next(500), 90_000_000)
        {
            TestNll = floor + gap,
            TestGap = gap,
            TestStandardError = 0.005,
            TestGapStandardError = 0.002,
        });
    }

    /// <summary>A validation curve that falls towards its end above a floor, with a little noise.</summary>
    public static List<EpochMetric> Curve(Random random, double floor, int epochs)
    {
        var end = floor + 0.3 * random.NextDouble();
        return [.. Enumerable.Range(1, epochs).Select(epoch =>
        {
            var nll = end + 2 * Math.Exp(-epoch / (0.2 * epochs)) + 0.01 * random.NextDouble();
            return new EpochMetric(epoch, nll - 0.01, nll, 0, 1e-3, 1, 0.4 * epoch);
        })];
    }
}
