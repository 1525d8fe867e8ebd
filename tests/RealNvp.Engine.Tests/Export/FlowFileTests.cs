using RealNvp.Engine.Evaluation;
using RealNvp.Engine.Export;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Tests.Export;

public sealed class FlowFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Target => _folder.File("weights.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, 6, 64, 4)]
    [InlineData(5, 3, 7, 1)]
    [InlineData(3, 1, 1, 0)]
    [InlineData(2, 11, 3, 8)]
    public void A_flow_comes_back_its_shape_from_the_tensors_alone(int dimension, int couplings, int hiddenSize, int hiddenLayers)
    {
        var flow = Create(new FlowShape(dimension, couplings, hiddenSize, hiddenLayers));
        flow.Save(Target);
        Rewrite(_ => true, keepMetadata: false);

        var back = FlowFile.Load(Target);

        Assert.Equal(flow.Shape, back.Shape);
        Assert.Equal(flow.Parameters, back.Parameters);
        Assert.Equal(flow.Standardizer.Mean, back.Standardizer.Mean);
        Assert.Equal(flow.Standardizer.Scale, back.Standardizer.Scale);
        Assert.Null(back.Spec);
        Assert.Equal(dimension, back.Columns.Count);
    }

    [Fact]
    public void Names_and_metadata_are_as_documented()
    {
        var flow = Create(new FlowShape(2, 1, 3, 1));
        flow.Save(Target);

        var file = SafeTensorsFile.Load(Target);

        Assert.Equal(
            new ParameterLayout(flow.Shape).Views.Select(view => view.Name).Append("standardizer.mean").Append("standardizer.scale"),
            file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([3, 2], file.Get("coupling.0.s.0.weight").Shape);
        Assert.Equal("quick", FlowFile.Load(Target).Spec!.Preset);
        Assert.Equal(flow.Columns, SpecJson.Deserialize<List<string>>(file.Metadata["columns"]));
        Assert.Contains("mean", file.Metadata["standardizer"], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_standardizer_it_is_the_identity()
    {
        Create(new FlowShape(2, 1, 3, 1)).Save(Target);
        Rewrite(tensor => !tensor.Name.StartsWith("standardizer", StringComparison.Ordinal));

        var standardizer = FlowFile.Load(Target).Standardizer;

        Assert.Equal([0, 0], standardizer.Mean);
        Assert.Equal([1, 1], standardizer.Scale);
    }

    [Fact]
    public void What_the_training_rows_scored_is_kept()
    {
        var quantiles = LogProbQuantiles.Of([-3, -2.5, -1]);
        (Create(new FlowShape(2, 1, 3, 1)) with { TrainingLogProb = quantiles }).Save(Target);

        Assert.Equal(quantiles!.Values, FlowFile.Load(Target).TrainingLogProb!.Values);
    }

    [Fact]
    public void Damaged_quantiles_are_refused()
    {
        Create(new FlowShape(2, 1, 3, 1)).Save(Target);
        var file = SafeTensorsFile.Load(Target);
        (file with { Tensors = [.. file.Tensors, SafeTensor.Of("training.log_prob_quantiles", [2.0, 1.0], 2)] }).Save(Target);

        Assert.Contains("ascending", Assert.Throws<SafeTensorsException>(() => FlowFile.Load(Target)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version", "2", "newer program")]
    [InlineData("checkpoint", "{}", "--resume")]
    public void A_file_of_a_later_version_or_another_kind_is_refused_by_name(string name, string value, string reason)
    {
        Create(new FlowShape(2, 1, 3, 1)).Save(Target);
        var file = SafeTensorsFile.Load(Target);
        (file with { Metadata = new Dictionary<string, string>(file.Metadata) { [name] = value } }).Save(Target);

        Assert.Contains(reason, Assert.Throws<SafeTensorsException>(() => FlowFile.Load(Target)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coupling.1.t.1.bias")]
    [InlineData("coupling.0.s.0.weight")]
    [InlineData("coupling.1.s.1.weight")]
    [InlineData("standardizer.scale")]
    public void A_missing_tensor_is_refused(string name)
    {
        Create(new FlowShape(2, 2, 3, 1)).Save(Target);
        Rewrite(tensor => tensor.Name != name);

        Assert.Throws<SafeTensorsException>(() => FlowFile.Load(Target));
    }

    [Fact]
    public void Names_that_promise_more_couplings_than_there_are_take_no_memory_for_them()
    {
        new SafeTensorsFile(
            [
                SafeTensor.Of("coupling.0.s.0.weight", new float[4], 2, 2), SafeTensor.Of("coupling.0.s.0.bias", new float[2], 2),
                SafeTensor.Of("coupling.999999.s.0.weight", new float[4], 2, 2),
            ],
            new Dictionary<string, string>()).Save(Target);

        Assert.Contains("only 2 kernels", Assert.Throws<SafeTensorsException>(() => FlowFile.Load(Target)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_no_numbers_are_refused()
    {
        var flow = Create(new FlowShape(2, 1, 3, 1));
        flow.Parameters[4] = float.NaN;
        flow.Save(Target);

        Assert.Contains("NaN", Assert.Throws<SafeTensorsException>(() => FlowFile.Load(Target)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_flow_is_refused()
    {
        new SafeTensorsFile([SafeTensor.Of("x", [1f], 1)], new Dictionary<string, string>()).Save(Target);

        Assert.Contains("no RealNVP flow", Assert.Throws<SafeTensorsException>(() => FlowFile.Load(Target)).Message, StringComparison.Ordinal);
    }

    private static FlowFile Create(FlowShape shape) => new(
        shape,
        RandomFlow.Parameters<float>(shape, seed: 1),
        new Standardizer([.. Enumerable.Range(0, shape.Dimension).Select(i => i + 0.1)], [.. Enumerable.Range(0, shape.Dimension).Select(i => i + 0.5)]),
        [.. Enumerable.Range(0, shape.Dimension).Select(i => $"column {i}")],
        Presets.Quick.Spec);

    private void Rewrite(Func<SafeTensor, bool> keep, bool keepMetadata = true)
    {
        var file = SafeTensorsFile.Load(Target);
        new SafeTensorsFile([.. file.Tensors.Where(keep)], keepMetadata ? file.Metadata : new Dictionary<string, string>()).Save(Target);
    }
}
