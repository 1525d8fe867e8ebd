using System.Numerics.Tensors;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Training;

/// <summary>A step along a gradient as the settings want it: clipping, weight decay, Adam, averaging.</summary>
/// <param name="team">Threads the evaluator lends, or null.</param>
internal sealed class Optimizer(TrainingSpec spec, FlowShape shape, IParallelWork? team)
{
    /// <summary>Beyond this length squares of entries overflow float32, and Adam would stand still for ever without a word.</summary>
    private const double LongestGradient = 1e18;

    private readonly WeightDecay? _decay = spec.Optimizer == OptimizerKind.AdamW && spec.WeightDecay > 0
        ? new WeightDecay(new ParameterLayout(shape), spec.WeightDecay)
        : null;

    /// <summary>Euclidean length. Squares that overflow float32 are summed once more in float64, so that clipping can still cut the gradient.</summary>
    public static double Norm(ReadOnlySpan<float> gradient)
    {
        var norm = Math.Sqrt(TensorPrimitives.SumOfSquares(gradient));
        if (double.IsFinite(norm) || !TensorPrimitives.IsFiniteAll(gradient))
        {
            return norm;
        }

        double sum = 0;
        foreach (var value in gradient)
        {
            sum += (double)value * value;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Whether a step can be taken along a gradient of that length.</summary>
    public bool CanStep(double norm) => double.IsFinite(norm) && (spec.ClipNorm > 0 || norm < LongestGradient);

    /// <summary>Changes parameters, moments and average.</summary>
    /// <param name="norm">The gradient's length.</param>
    public void Step(TrainingState state, ReadOnlySpan<float> gradient, double norm, double rate)
    {
        var scale = spec.ClipNorm > 0 && norm > spec.ClipNorm ? spec.ClipNorm / norm : 1;
        _decay?.Apply(state.Parameters, rate);
        state.Adam.Step(state.Parameters, gradient, rate, scale, team);
        if (state.Average is { } average)
        {
            WeightAverage.Update(average, state.Parameters, spec.AverageDecay, state.Adam.Steps);
        }
    }
}
