using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Tests.Flows;

public sealed class FlowShapeTests
{
    [Theory]
    [InlineData(1, 1, 1, 0)]
    [InlineData(2, 0, 1, 0)]
    [InlineData(2, 1, 0, 0)]
    [InlineData(2, 1, 1, -1)]
    [InlineData(2, 1, 1, 9)]
    public void Impossible_shapes_are_refused(int dimension, int couplings, int hiddenSize, int hiddenLayers) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlowShape(dimension, couplings, hiddenSize, hiddenLayers));

    [Fact]
    public void Layers_chain_from_the_dimension_through_the_hidden_size_back_to_the_dimension()
    {
        var shape = new FlowShape(3, 2, 7, 2);

        Assert.Equal([3, 7, 7], Enumerable.Range(0, shape.DenseLayers).Select(shape.Inputs));
        Assert.Equal([7, 7, 3], Enumerable.Range(0, shape.DenseLayers).Select(shape.Outputs));
    }

    [Fact]
    public void Coupling_0_passes_odd_columns_coupling_1_even_ones()
    {
        Assert.Equal([0, 1, 0, 1, 0], CouplingMask.Of(0, 5));
        Assert.Equal([1, 0, 1, 0, 1], CouplingMask.Of(1, 5));
        Assert.Equal([0, 1, 0, 1, 0], CouplingMask.Of(2, 5));
    }
}
