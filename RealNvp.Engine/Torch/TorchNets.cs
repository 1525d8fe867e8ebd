using RealNvp.Engine.Flows;
using TorchSharp;
using static TorchSharp.torch;

namespace RealNvp.Engine.Torch;

/// <summary>The s and t nets of all couplings, as views of one flat parameter tensor.</summary>
internal sealed class TorchNets
{
    private readonly Tensor[] _kernels;
    private readonly Tensor[][] _weights;
    private readonly Tensor[][] _biases;

    /// <param name="flat">All parameters; where it requires a gradient, that gradient is flat too.</param>
    /// <param name="shape">Shape of the flow.</param>
    /// <param name="splits">Lengths of kernel and bias of each layer of a net, in turn.</param>
    public TorchNets(Tensor flat, FlowShape shape, long[] splits)
    {
        // One split for all couplings, so that the backward pass is one concatenation; a slice per layer would add up as many
        // gradients of full length.
        var pieces = flat.view(shape.Couplings, 2, -1).split(splits, 2);
        _kernels = [.. pieces.Where((_, index) => index % 2 == 0)];
        _weights = [.. _kernels.Select((kernel, k) =>
            kernel.view(shape.Couplings, 2, shape.Outputs(k), shape.Inputs(k)).transpose(2, 3).unbind(0))];
        _biases = [.. pieces.Where((_, index) => index % 2 == 1).Select(bias => bias.unsqueeze(2).unbind(0))];
    }

    /// <summary>s and t of one coupling, each n x d.</summary>
    /// <param name="coupling">Its index.</param>
    /// <param name="passed">x m, the columns the nets may read.</param>
    /// <param name="changed">1-m, the columns the coupling changes.</param>
    public (Tensor S, Tensor T) ScaleAndTranslation(int coupling, Tensor passed, Tensor changed)
    {
        var h = passed.unsqueeze(0).expand(2, -1, -1);
        for (var k = 0; k < _weights.Length; k++)
        {
            // h W' + b. TorchSharp's parameter names of baddbmm are misplaced: in truth the order is (batch1, batch2, input).
            h = baddbmm(h, _weights[k][coupling], _biases[k][coupling]);
            if (k < _weights.Length - 1)
            {
                h = h.relu_();
            }
        }

        return (changed * h[0].tanh(), changed * h[1]);
    }

    /// <summary>Sum of squares of all kernels, biases left out.</summary>
    /// <param name="one">The number 1, kept alive by the caller.</param>
    public Tensor SumOfSquaredKernels(Scalar one) => _kernels.Select(kernel => kernel.square().sum()).Aggregate((sum, next) => sum.add(next, one));
}
