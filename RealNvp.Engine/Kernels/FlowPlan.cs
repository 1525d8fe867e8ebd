using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Kernels;

/// <summary>Everything about a flow's computation that its shape fixes.</summary>
internal sealed class FlowPlan
{
    private readonly DenseLayer[] _layers;

    public FlowPlan(ParameterLayout layout)
    {
        Layout = layout;
        var shape = Shape;
        _layers =
        [
            .. Enumerable.Range(0, shape.Couplings).SelectMany(coupling => ((FlowNet[])[FlowNet.Scale, FlowNet.Translation])
                .SelectMany(net => Enumerable.Range(0, shape.DenseLayers).Select(layer => new DenseLayer(layout, coupling, net, layer)))),
        ];
        Passed = [.. Enumerable.Range(0, shape.Couplings).Select(coupling => CouplingColumns.Passed(shape.Dimension, coupling))];
        Changed = [.. Enumerable.Range(0, shape.Couplings).Select(coupling => CouplingColumns.Changed(shape.Dimension, coupling))];
    }

    public ParameterLayout Layout { get; }

    public FlowShape Shape => Layout.Shape;

    /// <summary>All layers in the order of the parameter buffer.</summary>
    public IReadOnlyList<DenseLayer> Layers => _layers;

    /// <summary>Per coupling, the columns it reads.</summary>
    public CouplingColumns[] Passed { get; }

    /// <summary>Per coupling, the columns it changes.</summary>
    public CouplingColumns[] Changed { get; }

    /// <summary>Most columns any coupling changes.</summary>
    public int MostChanged => (Shape.Dimension + 1) / 2;

    public DenseLayer Layer(int coupling, FlowNet net, int layer) =>
        _layers[(coupling * 2 + (int)net) * Shape.DenseLayers + layer];
}
