using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels.Simd;

namespace RealNvp.Engine.Kernels;

/// <summary>The affine couplings on some panels: both directions, and the gradient. See <see cref="IFlowEvaluator{T}"/> for the formulas.</summary>
internal sealed unsafe class CouplingKernels<TSimd, V>(FlowPlan plan)
    where TSimd : struct, ISimd<V>
    where V : unmanaged
{
    private readonly NetKernels<TSimd, V> _nets = new(plan);

    /// <summary>x = (x - t) exp(-s) on the changed columns; log|det| -= sum s.</summary>
    /// <param name="input">Where the rows lie.</param>
    /// <param name="output">Where they go; the same place is allowed.</param>
    public void DataToLatent(Tape tape, in Panels panels, float* parameters, int coupling, nint input, nint output)
    {
        EvaluateNets(tape, in panels, parameters, coupling, input);
        var changed = plan.Changed[coupling];
        for (var p = 0; p < panels.Count; p++)
        {
            var memory = panels.Of(p);
            if (input != output)
            {
                CopyPassed(coupling, memory + input, memory + output);
            }

            float* logDet = memory + tape.LogDet, s = memory + tape.Scale(coupling), inverse = memory + tape.InverseScale(coupling), t = memory + tape.Translation(coupling);
            for (var j = 0; j < changed.Count; j++)
            {
                var at = (changed.First + j * changed.Step) * Panel.Width;
                for (var lane = 0; lane < Panel.Width; lane += TSimd.Count)
                {
                    var i = j * Panel.Width + lane;
                    var scale = Tanh<TSimd, V>.Of(TSimd.Load(s + i));
                    var factor = TSimd.Exp(TSimd.Subtract(TSimd.Zero, scale));
                    var moved = TSimd.Subtract(TSimd.Load(memory + input + at + lane), TSimd.Load(t + i));
                    TSimd.Store(scale, s + i);
                    TSimd.Store(factor, inverse + i);
                    TSimd.Store(TSimd.Multiply(moved, factor), memory + output + at + lane);
                    TSimd.Store(TSimd.Subtract(TSimd.Load(logDet + lane), scale), logDet + lane);
                }
            }
        }
    }

    /// <summary>x = x exp(s) + t on the changed columns, in place.</summary>
    public void LatentToData(Tape tape, in Panels panels, float* parameters, int coupling, nint state)
    {
        EvaluateNets(tape, in panels, parameters, coupling, state);
        var changed = plan.Changed[coupling];
        for (var p = 0; p < panels.Count; p++)
        {
            var memory = panels.Of(p);
            float* s = memory + tape.Scale(coupling), t = memory + tape.Translation(coupling);
            for (var j = 0; j < changed.Count; j++)
            {
                var x = memory + state + (changed.First + j * changed.Step) * Panel.Width;
                for (var lane = 0; lane < Panel.Width; lane += TSimd.Count)
                {
                    var i = j * Panel.Width + lane;
                    var factor = TSimd.Exp(Tanh<TSimd, V>.Of(TSimd.Load(s + i)));
                    TSimd.Store(TSimd.MultiplyAdd(TSimd.Load(x + lane), factor, TSimd.Load(t + i)), x + lane);
                }
            }
        }
    }

    /// <summary>
    /// The way back through <see cref="DataToLatent"/>. With y the changed columns after it and g the gradient by the rows after it:
    /// <code>
    /// by net_s: (1 - s^2) (1/n - g y)     by net_t: -g exp(-s)     by x: g exp(-s), and what the nets pass on
    /// </code>
    /// where 1/n is the share of log|det| in the loss.
    /// </summary>
    /// <param name="output">Where the rows lie that the coupling left.</param>
    /// <param name="rowWeights">1/n for each true row and 0 for the rest, <see cref="Panel.Width"/> a panel.</param>
    /// <param name="isLast">Nothing before this coupling needs a gradient.</param>
    public void Backward(Tape tape, in Panels panels, float* parameters, int coupling, nint output, float* rowWeights, bool isLast)
    {
        var changed = plan.Changed[coupling];
        var (scaleOutput, translationOutput) = (plan.Layer(coupling, FlowNet.Scale, plan.Shape.HiddenLayers), plan.Layer(coupling, FlowNet.Translation, plan.Shape.HiddenLayers));
        for (var p = 0; p < panels.Count; p++)
        {
            var memory = panels.Of(p);
            float* s = memory + tape.Scale(coupling), inverse = memory + tape.InverseScale(coupling), weights = rowWeights + p * Panel.Width;
            float* byScale = memory + tape.OutputGradient(scaleOutput), byTranslation = memory + tape.OutputGradient(translationOutput);
            for (var j = 0; j < changed.Count; j++)
            {
                var at = (changed.First + j * changed.Step) * Panel.Width;
                float* y = memory + output + at, gradient = memory + tape.Gradient + at;
                for (var lane = 0; lane < Panel.Width; lane += TSimd.Count)
                {
                    var i = j * Panel.Width + lane;
                    V g = TSimd.Load(gradient + lane), scale = TSimd.Load(s + i);
                    var slope = TSimd.Subtract(TSimd.Broadcast(1), TSimd.Multiply(scale, scale));
                    var loss = TSimd.Subtract(TSimd.Load(weights + lane), TSimd.Multiply(g, TSimd.Load(y + lane)));
                    var back = TSimd.Multiply(g, TSimd.Load(inverse + i));
                    TSimd.Store(TSimd.Multiply(slope, loss), byScale + i);
                    TSimd.Store(TSimd.Subtract(TSimd.Zero, back), byTranslation + i);
                    TSimd.Store(back, gradient + lane);
                }
            }
        }

        nint? inputGradient = isLast ? null : tape.Gradient;
        _nets.Backward(tape, in panels, parameters, coupling, FlowNet.Scale, inputGradient);
        _nets.Backward(tape, in panels, parameters, coupling, FlowNet.Translation, inputGradient);
    }

    private void EvaluateNets(Tape tape, in Panels panels, float* parameters, int coupling, nint input)
    {
        _nets.Evaluate(tape, in panels, parameters, coupling, FlowNet.Scale, input, tape.Scale(coupling));
        _nets.Evaluate(tape, in panels, parameters, coupling, FlowNet.Translation, input, tape.Translation(coupling));
    }

    private void CopyPassed(int coupling, float* input, float* output)
    {
        var passed = plan.Passed[coupling];
        for (var j = 0; j < passed.Count; j++)
        {
            var at = (passed.First + j * passed.Step) * Panel.Width;
            new ReadOnlySpan<float>(input + at, Panel.Width).CopyTo(new Span<float>(output + at, Panel.Width));
        }
    }
}
