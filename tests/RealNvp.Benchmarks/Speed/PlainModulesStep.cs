using RealNvp.Engine.Flows;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RealNvp.Benchmarks.Speed;

/// <summary>The peer: the same flow as a beginner would write it, a <c>Linear</c> per layer and TorchSharp's own Adam.</summary>
internal sealed class PlainModulesStep : IDisposable
{
    private readonly Sequential[] _scale;
    private readonly Sequential[] _translation;
    private readonly Tensor[] _masks;
    private readonly Tensor _rows;
    private readonly optim.Optimizer _adam;

    public PlainModulesStep(FlowShape shape, int batch)
    {
        using var generator = new Generator(1);
        _scale = [.. Enumerable.Range(0, shape.Couplings).Select(_ => Net(shape, bounded: true))];
        _translation = [.. Enumerable.Range(0, shape.Couplings).Select(_ => Net(shape, bounded: false))];
        _masks = [.. Enumerable.Range(0, shape.Couplings).Select(i => tensor(CouplingMask.Of(i, shape.Dimension), float32))];
        _rows = randn([batch, shape.Dimension], generator: generator);
        _adam = optim.Adam(_scale.Concat(_translation).SelectMany(net => net.parameters()), lr: 1e-4, eps: 1e-7);
    }

    public void Step()
    {
        using var scope = NewDisposeScope();
        _adam.zero_grad();
        var x = _rows;
        var logDet = zeros(x.shape[0]);
        for (var i = _masks.Length - 1; i >= 0; i--)
        {
            var (m, rest) = (_masks[i], 1 - _masks[i]);
            var (s, t) = (_scale[i].call(x * m) * rest, _translation[i].call(x * m) * rest);
            x = rest * (x - t) * exp(-s) + m * x;
            logDet = logDet - s.sum(1);
        }

        var loss = -(-0.5 * (x * x).sum(1) - 0.5 * x.shape[1] * Math.Log(2 * Math.PI) + logDet).mean();
        loss.backward();
        _adam.step();
    }

    public void Dispose()
    {
        _adam.Dispose();
        _rows.Dispose();
        foreach (var resource in _scale.Concat<IDisposable>(_translation).Concat(_masks))
        {
            resource.Dispose();
        }
    }

    private static Sequential Net(FlowShape shape, bool bounded)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        for (var k = 0; k < shape.DenseLayers; k++)
        {
            layers.Add(Linear(shape.Inputs(k), shape.Outputs(k)));
            if (k < shape.HiddenLayers)
            {
                layers.Add(ReLU());
            }
        }

        if (bounded)
        {
            layers.Add(Tanh());
        }

        return Sequential(layers);
    }
}
