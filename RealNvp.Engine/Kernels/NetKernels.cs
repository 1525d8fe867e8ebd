using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels.Simd;

namespace RealNvp.Engine.Kernels;

/// <summary>One net of one coupling on some panels: its values, and the gradient by its inputs.</summary>
internal sealed unsafe class NetKernels<TSimd, V>(FlowPlan plan)
    where TSimd : struct, ISimd<V>
    where V : unmanaged
{
    private const int TileRows = 8;

    /// <summary>Computes the net's linear outputs.</summary>
    /// <param name="input">Where the rows the net reads lie.</param>
    /// <param name="output">Where its outputs go, live outputs x width.</param>
    public void Evaluate(Tape tape, in Panels panels, float* parameters, int coupling, FlowNet net, nint input, nint output)
    {
        var passed = plan.Passed[coupling];
        nint source = input + passed.First * Panel.Width, sourceStep = passed.Step * Panel.Width;
        for (var k = 0; k < plan.Shape.DenseLayers; k++)
        {
            var layer = plan.Layer(coupling, net, k);
            var target = layer.IsOutput ? output : tape.Hidden(layer);
            var tile = new Tile
            {
                ARow = layer.RowStride,
                AStep = layer.ColumnStride,
                BStep = sourceStep,
                Ahead = TileRows * (nint)layer.RowStride,
                AheadStep = TileRows * (nint)layer.ColumnStride,
                Depth = layer.LiveInputs,
                Segments = 1,
                CRow = Panel.Width,
                BiasStep = layer.BiasStride,
                Relu = !layer.IsOutput,
            };
            for (var row = 0; row < layer.LiveOutputs; row += TileRows)
            {
                tile.A = parameters + layer.LiveWeight + row * (nint)layer.RowStride;
                tile.Bias = parameters + layer.LiveBias + row * layer.BiasStride;
                for (var p = 0; p < panels.Count; p++)
                {
                    tile.B = panels.Of(p) + source;
                    tile.C = panels.Of(p) + target + row * Panel.Width;
                    MicroKernel<TSimd, V>.Run(in tile, Math.Min(TileRows, layer.LiveOutputs - row));
                }
            }

            (source, sourceStep) = (target, Panel.Width);
        }
    }

    /// <summary>
    /// From the gradient by the net's outputs to that by the outputs of each hidden layer before its ReLU, and, where asked for, adds
    /// that by the net's inputs.
    /// </summary>
    /// <param name="inputGradient">The gradient by the rows the net read, or null.</param>
    public void Backward(Tape tape, in Panels panels, float* parameters, int coupling, FlowNet net, nint? inputGradient)
    {
        for (var k = plan.Shape.DenseLayers - 1; k >= 0; k--)
        {
            var layer = plan.Layer(coupling, net, k);
            if (layer.IsFirst && inputGradient is null)
            {
                return;
            }

            var below = layer.IsFirst ? null : plan.Layer(coupling, net, k - 1);
            var passed = plan.Passed[coupling];
            var target = below is null ? inputGradient!.Value + passed.First * Panel.Width : tape.OutputGradient(below);
            var tile = new Tile
            {
                ARow = layer.ColumnStride, // the kernel transposed
                AStep = layer.RowStride,
                BStep = Panel.Width,
                Ahead = 2 * TileRows * (nint)layer.ColumnStride, // two tiles share a cache line
                AheadStep = layer.RowStride,
                Depth = layer.LiveOutputs,
                Segments = 1,
                CRow = below is null ? passed.Step * Panel.Width : Panel.Width,
                Accumulate = below is null,
            };
            for (var row = 0; row < layer.LiveInputs; row += TileRows)
            {
                tile.A = parameters + layer.LiveWeight + row * (nint)layer.ColumnStride;
                for (var p = 0; p < panels.Count; p++)
                {
                    tile.B = panels.Of(p) + tape.OutputGradient(layer);
                    tile.C = panels.Of(p) + target + row * tile.CRow;
                    tile.Gate = below is null ? null : panels.Of(p) + tape.Hidden(below) + row * Panel.Width;
                    MicroKernel<TSimd, V>.Run(in tile, Math.Min(TileRows, layer.LiveInputs - row));
                }
            }
        }
    }
}
