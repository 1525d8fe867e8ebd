using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Tests.Flows;

public sealed class ParameterLayoutTests
{
    [Fact]
    public void Views_come_coupling_by_coupling_s_before_t_kernel_before_bias()
    {
        var layout = new ParameterLayout(new FlowShape(3, 2, 4, 1));

        Assert.Equal(
            [
                "coupling.0.s.0.weight", "coupling.0.s.0.bias", "coupling.0.s.1.weight", "coupling.0.s.1.bias",
                "coupling.0.t.0.weight", "coupling.0.t.0.bias", "coupling.0.t.1.weight", "coupling.0.t.1.bias",
                "coupling.1.s.0.weight", "coupling.1.s.0.bias", "coupling.1.s.1.weight", "coupling.1.s.1.bias",
                "coupling.1.t.0.weight", "coupling.1.t.0.bias", "coupling.1.t.1.weight", "coupling.1.t.1.bias",
            ],
            layout.Views.Select(view => view.Name));
        Assert.Equal([4, 3], layout.Views[0].Shape);
        Assert.Equal([4], layout.Views[1].Shape);
        Assert.Equal([3, 4], layout.Views[2].Shape);
        Assert.Equal([3], layout.Views[3].Shape);
    }

    [Theory]
    [InlineData(2, 1, 1, 0)]
    [InlineData(2, 6, 64, 4)]
    [InlineData(5, 3, 7, 8)]
    [InlineData(64, 2, 33, 1)]
    public void Views_fill_the_buffer_without_gap_or_overlap(int dimension, int couplings, int hiddenSize, int hiddenLayers)
    {
        var layout = new ParameterLayout(new FlowShape(dimension, couplings, hiddenSize, hiddenLayers));
        var end = 0;
        foreach (var view in layout.Views)
        {
            Assert.Equal(end, view.Offset);
            end += view.Length;
        }

        Assert.Equal(layout.Length, end);
        Assert.Equal(layout.NetLength, layout.Views.First(view => view.Net == FlowNet.Translation).Offset);
    }

    [Fact]
    public void A_flow_too_large_for_one_buffer_is_refused_with_its_size()
    {
        var error = Assert.Throws<ArgumentException>(() => new ParameterLayout(new FlowShape(2, 256, 4096, 8)));

        Assert.Contains("60,", error.Message, StringComparison.Ordinal); // some sixty thousand million
    }
}
