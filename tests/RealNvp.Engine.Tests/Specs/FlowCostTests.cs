using RealNvp.Engine.Specs;
using RealNvp.Engine.Tests.Cli;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Specs;

public sealed class FlowCostTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Parameters, with all that may be kept of them; the batch; the data: each the largest part once.</summary>
    [Theory]
    [InlineData("""{"dataset":{"samples":400},"model":{"couplingLayers":4,"hiddenSize":512},"training":{"batchSize":32,"onDivergence":"retry","averageDecay":0.9}}""")]
    [InlineData("""{"dataset":{"samples":12000},"model":{"couplingLayers":6,"hiddenSize":64},"training":{"batchSize":8000}}""")]
    [InlineData("""{"dataset":{"samples":1000000},"model":{"couplingLayers":1,"hiddenSize":4,"hiddenLayers":1},"training":{"batchSize":100000}}""")]
    public async Task An_estimate_is_near_what_a_process_takes_at_its_largest(string json)
    {
        var spec = RunSpecReader.Read(json).Spec;
        await File.WriteAllTextAsync(_folder.File("spec.json"), SpecJson.Serialize(spec with { Training = spec.Training with { Epochs = 1 } }), TestContext.Current.CancellationToken);

        var result = await EngineProcess.RunAsync("train", "--json", "--threads", "1", "--spec", _folder.File("spec.json"), "--work", _folder.File("work"));

        var taken = Assert.IsType<FinishedEvent>(result.Events[^1]).PeakMemoryBytes;
        var estimate = FlowCost.Of(spec, columns: 2, rows: spec.Dataset.Samples).TrainingBytes;
        Assert.InRange(taken / estimate, 0.6, 1.3);
    }

    [Fact]
    public void What_is_kept_of_the_parameters_is_counted()
    {
        double Floats(string training) => FlowCost.Of(RunSpecReader.Read($$"""{"training":{{training}} }""").Spec, 2, 0) is var cost ? cost.StateBytes / cost.Parameters / 4 : 0;

        Assert.Equal(8, Floats("""{"keepBest":false}"""));
        Assert.Equal(10, Floats("{}"));
        Assert.Equal(12, Floats("""{"averageDecay":0.9}"""));
        Assert.Equal(18, Floats("""{"averageDecay":0.9,"onDivergence":"retry"}"""));
    }
}
