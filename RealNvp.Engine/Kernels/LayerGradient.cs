using RealNvp.Engine.Kernels.Simd;

namespace RealNvp.Engine.Kernels;

/// <summary>
/// The gradient by a layer's kernel and bias: dW = sum over rows of (gradient by the outputs) x (inputs). The sum over the rows of a batch runs in
/// one order, whoever computes it.
/// </summary>
internal sealed unsafe class LayerGradient<TSimd, V>(FlowPlan plan)
    where TSimd : struct, ISimd<V>
    where V : unmanaged
{
    /// <summary>Computes one piece.</summary>
    /// <param name="accumulate">Adds to the gradient instead of replacing it.</param>
    /// <param name="scratch">Working memory of the calling thread.</param>
    public void Compute(Tape tape, in Panels panels, DenseLayer layer, int piece, bool accumulate, float* gradient, float* scratch)
    {
        var outputs = tape.OutputGradient(layer);
        var (inputs, inputStep) = Inputs(tape, layer);
        if (piece == 0)
        {
            Bias(in panels, layer, outputs, accumulate, gradient);
        }

        if (LayerPieces.IsThin(layer))
        {
            Dots(in panels, layer, outputs, inputs, inputStep, accumulate, gradient);
            return;
        }

        var column = piece * Panel.Width;
        var columns = Math.Min(Panel.Width, layer.LiveInputs - column);
        var packed = scratch + LayerPieces.TileRows * Panel.Width;
        for (var p = 0; p < panels.Count; p++)
        {
            var source = panels.Of(p) + inputs + column * inputStep;
            for (var i = 0; i < columns && p + 1 < panels.Count; i++)
            {
                // The next panel's part lies too far away for the processor to foresee.
                TSimd.Prefetch(source + panels.Stride + i * inputStep);
                TSimd.Prefetch(source + panels.Stride + i * inputStep + Panel.Width / 2);
            }

            PanelTranspose.Run(source, inputStep, columns, packed + p * Panel.Width * Panel.Width);
        }

        Tiles(in panels, layer, outputs, column, columns, accumulate, gradient, packed, scratch);
    }

    private (nint Offset, nint Step) Inputs(Tape tape, DenseLayer layer)
    {
        if (!layer.IsFirst)
        {
            return (tape.Hidden(plan.Layer(layer.Coupling, layer.Net, layer.Index - 1)), Panel.Width);
        }

        var passed = plan.Passed[layer.Coupling];
        var input = tape.State(plan.Shape.Couplings - 1 - layer.Coupling);
        return (input + passed.First * Panel.Width, passed.Step * Panel.Width);
    }

    private static void Tiles(
        in Panels panels, DenseLayer layer, nint outputs, int column, int columns, bool accumulate, float* gradient, float* packed, float* corner)
    {
        // A tile that is not whole, or whose columns lie apart in the kernel, is computed aside and put in place number by number.
        var direct = columns == Panel.Width && layer.ColumnStride == 1;
        var tile = new Tile
        {
            ARow = Panel.Width,
            AStep = 1,
            ASegment = panels.Stride,
            Ahead = LayerPieces.TileRows * Panel.Width,
            AheadStep = LayerPieces.TileRows,
            B = packed,
            BStep = Panel.Width,
            Depth = Panel.Width,
            Segments = panels.Count,
            C = corner,
            CRow = direct ? layer.RowStride : Panel.Width,
            Accumulate = direct && accumulate,
        };
        for (var row = 0; row < layer.LiveOutputs; row += LayerPieces.TileRows)
        {
            var rows = Math.Min(LayerPieces.TileRows, layer.LiveOutputs - row);
            var place = gradient + layer.LiveWeight + row * (nint)layer.RowStride + column * layer.ColumnStride;
            tile.A = panels.Tape + outputs + row * Panel.Width;
            tile.C = direct ? place : corner;
            MicroKernel<TSimd, V>.Run(in tile, rows);
            for (var r = 0; r < rows && !direct; r++)
            {
                for (var c = 0; c < columns; c++)
                {
                    Put(corner[r * Panel.Width + c], accumulate, place + r * (nint)layer.RowStride + c * layer.ColumnStride);
                }
            }
        }
    }

    private static void Dots(in Panels panels, DenseLayer layer, nint outputs, nint inputs, nint inputStep, bool accumulate, float* gradient)
    {
        for (var row = 0; row < layer.LiveOutputs; row++)
        {
            for (var column = 0; column < layer.LiveInputs; column++)
            {
                var sum = TSimd.Zero;
                for (var p = 0; p < panels.Count; p++)
                {
                    float* a = panels.Of(p) + outputs + row * Panel.Width, b = panels.Of(p) + inputs + column * inputStep;
                    for (var lane = 0; lane < Panel.Width; lane += TSimd.Count)
                    {
                        sum = TSimd.MultiplyAdd(TSimd.Load(a + lane), TSimd.Load(b + lane), sum);
                    }
                }

                Put(TSimd.Sum(sum), accumulate, gradient + layer.LiveWeight + row * (nint)layer.RowStride + column * layer.ColumnStride);
            }
        }
    }

    private static void Bias(in Panels panels, DenseLayer layer, nint outputs, bool accumulate, float* gradient)
    {
        for (var row = 0; row < layer.LiveOutputs; row++)
        {
            var sum = TSimd.Zero;
            for (var p = 0; p < panels.Count; p++)
            {
                var a = panels.Of(p) + outputs + row * Panel.Width;
                for (var lane = 0; lane < Panel.Width; lane += TSimd.Count)
                {
                    sum = TSimd.Add(TSimd.Load(a + lane), sum);
                }
            }

            Put(TSimd.Sum(sum), accumulate, gradient + layer.LiveBias + row * layer.BiasStride);
        }
    }

    private static void Put(float value, bool accumulate, float* place) => *place = accumulate ? *place + value : value;
}
