namespace RealNvp.Engine.Flows;

/// <summary>What fixes the number and meaning of a flow's parameters.</summary>
public sealed record FlowShape
{
    /// <param name="dimension">Columns of the data, at least 2: a coupling needs columns to read and columns to change.</param>
    /// <param name="couplings">Affine couplings, at least 1.</param>
    /// <param name="hiddenSize">Units of each hidden layer, at least 1.</param>
    /// <param name="hiddenLayers">Hidden ReLU layers of each net, 0 to 8.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public FlowShape(int dimension, int couplings, int hiddenSize, int hiddenLayers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(couplings, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(hiddenLayers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hiddenLayers, 8);
        (Dimension, Couplings, HiddenSize, HiddenLayers) = (dimension, couplings, hiddenSize, hiddenLayers);
    }

    public int Dimension { get; }

    public int Couplings { get; }

    public int HiddenSize { get; }

    public int HiddenLayers { get; }

    /// <summary>Dense layers of a net: the hidden ones and the output.</summary>
    public int DenseLayers => HiddenLayers + 1;

    /// <summary>Inputs of dense layer k of a net.</summary>
    public int Inputs(int layer) => layer == 0 ? Dimension : HiddenSize;

    /// <summary>Outputs of dense layer k of a net.</summary>
    public int Outputs(int layer) => layer == HiddenLayers ? Dimension : HiddenSize;
}
