namespace RealNvp.Engine.Flows;

/// <summary>
/// Where each kernel and bias lies in a flow's flat parameter buffer (and in its gradient and Adam's moments): coupling by coupling, in each s
/// before t, in each net layer by layer, in each layer the kernel before the bias.
/// </summary>
public sealed class ParameterLayout
{
    /// <exception cref="ArgumentException">The shape has more parameters than one buffer can hold (2^31 elements).</exception>
    public ParameterLayout(FlowShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        var perNet = 0L;
        for (var layer = 0; layer < shape.DenseLayers; layer++)
        {
            perNet += (long)shape.Outputs(layer) * (shape.Inputs(layer) + 1);
        }

        if (2 * perNet * shape.Couplings > Array.MaxLength)
        {
            throw new ArgumentException($"A flow of {2 * perNet * shape.Couplings:#,##0} parameters is too large for one buffer.", nameof(shape));
        }

        NetLength = (int)perNet;
        Views = [.. Enumerate(shape)];
    }

    public FlowShape Shape { get; }

    /// <summary>Parameters of one net; the t net of a coupling starts this far behind its s net.</summary>
    public int NetLength { get; }

    /// <summary>All parameters.</summary>
    public int Length => 2 * NetLength * Shape.Couplings;

    /// <summary>All views, in the buffer's order and without gaps.</summary>
    public IReadOnlyList<ParameterView> Views { get; }

    /// <summary>Name of a view, as files spell it.</summary>
    public static string Name(int coupling, FlowNet net, int layer, bool isWeight) =>
        $"coupling.{coupling}.{(net == FlowNet.Scale ? 's' : 't')}.{layer}.{(isWeight ? "weight" : "bias")}";

    private static IEnumerable<ParameterView> Enumerate(FlowShape shape)
    {
        var offset = 0;
        for (var coupling = 0; coupling < shape.Couplings; coupling++)
        {
            foreach (var net in (FlowNet[])[FlowNet.Scale, FlowNet.Translation])
            {
                for (var layer = 0; layer < shape.DenseLayers; layer++)
                {
                    int outputs = shape.Outputs(layer), inputs = shape.Inputs(layer);
                    yield return new(Name(coupling, net, layer, true), coupling, net, layer, true, offset, [outputs, inputs]);
                    offset += outputs * inputs;
                    yield return new(Name(coupling, net, layer, false), coupling, net, layer, false, offset, [outputs]);
                    offset += outputs;
                }
            }
        }
    }
}
