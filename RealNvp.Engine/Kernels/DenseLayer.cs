using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Kernels;

/// <summary>
/// One dense layer of one net as the kernels compute it: the part of its kernel that the mask leaves alive. A first layer reads only the columns its
/// coupling passes on, an output layer computes only those it changes: every other one, so the part is the whole kernel seen with
/// a stride of 2.
/// </summary>
internal sealed class DenseLayer
{
    public DenseLayer(ParameterLayout layout, int coupling, FlowNet net, int layer)
    {
        var shape = layout.Shape;
        var weight = layout.Views[2 * ((2 * coupling + (int)net) * shape.DenseLayers + layer)]; // Each is followed by its bias.
        (IsFirst, IsOutput) = (layer == 0, layer == shape.HiddenLayers);
        (Coupling, Net, Index) = (coupling, net, layer);
        (Outputs, Inputs, Weight, WeightLength) = (weight.Shape[0], weight.Shape[1], weight.Offset, weight.Length);
        Bias = Weight + WeightLength;
        var firstRow = IsOutput ? CouplingColumns.Changed(shape.Dimension, coupling) : new CouplingColumns(0, 1, Outputs);
        var firstColumn = IsFirst ? CouplingColumns.Passed(shape.Dimension, coupling) : new CouplingColumns(0, 1, Inputs);
        (LiveOutputs, LiveInputs) = (firstRow.Count, firstColumn.Count);
        LiveWeight = Weight + firstRow.First * Inputs + firstColumn.First;
        (RowStride, ColumnStride) = (firstRow.Step * Inputs, firstColumn.Step);
        (LiveBias, BiasStride) = (Bias + firstRow.First, firstRow.Step);
    }

    public int Coupling { get; }

    public FlowNet Net { get; }

    /// <summary>Which layer of its net.</summary>
    public int Index { get; }

    public bool IsFirst { get; }

    public bool IsOutput { get; }

    /// <summary>Rows of the whole kernel.</summary>
    public int Outputs { get; }

    /// <summary>Columns of the whole kernel.</summary>
    public int Inputs { get; }

    /// <summary>Where the whole kernel starts in the flat buffer.</summary>
    public int Weight { get; }

    public int WeightLength { get; }

    /// <summary>Where the whole bias starts.</summary>
    public int Bias { get; }

    /// <summary>Rows of the kernel that are computed.</summary>
    public int LiveOutputs { get; }

    /// <summary>Columns of the kernel that are used.</summary>
    public int LiveInputs { get; }

    /// <summary>Where the first element that is used lies.</summary>
    public int LiveWeight { get; }

    /// <summary>From one row that is computed to the next.</summary>
    public int RowStride { get; }

    /// <summary>From one column that is used to the next.</summary>
    public int ColumnStride { get; }

    /// <summary>Where the first bias that is used lies.</summary>
    public int LiveBias { get; }

    public int BiasStride { get; }

    /// <summary>Whether parts of the kernel never have a gradient but that of the penalty.</summary>
    public bool HasDeadParts => IsFirst || IsOutput;
}
