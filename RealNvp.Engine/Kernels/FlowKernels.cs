using RealNvp.Engine.Kernels.Simd;

namespace RealNvp.Engine.Kernels;

/// <inheritdoc cref="IFlowKernels"/>
internal sealed unsafe class FlowKernels<TSimd, V>(FlowPlan plan) : IFlowKernels
    where TSimd : struct, ISimd<V>
    where V : unmanaged
{
    private readonly CouplingKernels<TSimd, V> _couplings = new(plan);
    private readonly LayerGradient<TSimd, V> _layers = new(plan);
    private readonly float _logNormalizer = (float)(-0.5 * plan.Shape.Dimension * Math.Log(2 * Math.PI));

    private int Couplings => plan.Shape.Couplings;

    public void DataToLatent(Tape tape, in Panels panels, float* parameters)
    {
        for (var p = 0; p < panels.Count; p++)
        {
            new Span<float>(panels.Of(p) + tape.LogDet, Panel.Width).Clear();
        }

        for (var done = 0; done < Couplings; done++)
        {
            _couplings.DataToLatent(tape, in panels, parameters, Couplings - 1 - done, tape.State(done), tape.State(done + 1));
        }
    }

    public void LatentToData(Tape tape, in Panels panels, float* parameters)
    {
        for (var coupling = 0; coupling < Couplings; coupling++)
        {
            _couplings.LatentToData(tape, in panels, parameters, coupling, tape.State(0));
        }
    }

    public void LogProb(Tape tape, in Panels panels, float* logProb)
    {
        var minusHalf = TSimd.Broadcast(-0.5f);
        for (var p = 0; p < panels.Count; p++)
        {
            float* z = panels.Of(p) + tape.State(Couplings), logDet = panels.Of(p) + tape.LogDet;
            for (var lane = 0; lane < Panel.Width; lane += TSimd.Count)
            {
                var squares = TSimd.Zero;
                for (var column = 0; column < plan.Shape.Dimension; column++)
                {
                    var value = TSimd.Load(z + column * Panel.Width + lane);
                    squares = TSimd.MultiplyAdd(value, value, squares);
                }

                var normal = TSimd.MultiplyAdd(squares, minusHalf, TSimd.Broadcast(_logNormalizer));
                TSimd.Store(TSimd.Add(normal, TSimd.Load(logDet + lane)), logProb + p * Panel.Width + lane);
            }
        }
    }

    public void Backward(Tape tape, in Panels panels, float* parameters, float* rowWeights)
    {
        for (var p = 0; p < panels.Count; p++)
        {
            float* z = panels.Of(p) + tape.State(Couplings), gradient = panels.Of(p) + tape.Gradient, weights = rowWeights + p * Panel.Width;
            for (var i = 0; i < plan.Shape.Dimension * Panel.Width; i += TSimd.Count)
            {
                // -log N(z; 0, I) has the gradient z.
                TSimd.Store(TSimd.Multiply(TSimd.Load(z + i), TSimd.Load(weights + i % Panel.Width)), gradient + i);
            }
        }

        for (var coupling = 0; coupling < Couplings; coupling++)
        {
            _couplings.Backward(tape, in panels, parameters, coupling, tape.State(Couplings - coupling), rowWeights, isLast: coupling == Couplings - 1);
        }
    }

    public void LayerGradient(Tape tape, in Panels panels, DenseLayer layer, int piece, bool accumulate, float* gradient, float* scratch) =>
        _layers.Compute(tape, in panels, layer, piece, accumulate, gradient, scratch);
}
