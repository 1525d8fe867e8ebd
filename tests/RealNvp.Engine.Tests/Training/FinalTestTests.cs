using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Training;

public sealed class FinalTestTests
{
    [Theory]
    [InlineData(4_999, 1_000)]
    [InlineData(5_000, DatasetLoader.TestPoints)]
    public void Only_a_short_run_measures_its_baselines_on_a_part_of_a_toys_points(int steps, int rows)
    {
        var spec = new RunSpec { Dataset = new DatasetSpec { Samples = 300 } };
        var loaded = DatasetLoader.Load(spec.Dataset, "", TestContext.Current.CancellationToken);
        var data = TrainingData.Create(loaded.Table, DataSplit.Of(spec, loaded.Table.Rows), 1, loaded.Test);
        var shape = new FlowShape(2, 2, 4, 1);
        var parameters = FlowInitializer.Create(new ParameterLayout(shape), new SeededRandom(1));
        using var evaluator = new KernelEvaluator(shape, 1);

        var test = FinalTest.Run(evaluator, parameters, data, loaded, seed: 1, steps, TestContext.Current.CancellationToken);

        Assert.Equal(DatasetLoader.TestPoints, test.Result!.Rows);
        Assert.NotEmpty(test.Baselines);
        Assert.All(test.Baselines, baseline => Assert.Equal(rows, baseline.Rows));
    }
}
