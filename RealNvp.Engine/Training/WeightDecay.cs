using System.Numerics.Tensors;
using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Training;

/// <summary>
/// Decoupled weight decay: <c>p -= rate * decay * p</c> for every kernel entry before Adam's step (I. Loshchilov and F. Hutter, "Decoupled weight
/// decay regularization", ICLR 2019, algorithm 2). Biases are left out, as L2 leaves them out.
/// </summary>
internal sealed class WeightDecay
{
    private readonly double _decay;
    private readonly (int Start, int Length)[] _kernels;

    public WeightDecay(ParameterLayout layout, double decay)
    {
        _decay = decay;
        _kernels = [.. layout.Views.Where(view => view.IsWeight).Select(view => (view.Offset, view.Length))];
    }

    public void Apply(Span<float> parameters, double rate)
    {
        var kept = (float)(1 - rate * _decay);
        foreach (var (start, length) in _kernels)
        {
            var kernel = parameters.Slice(start, length);
            TensorPrimitives.Multiply(kernel, kept, kernel);
        }
    }
}
