using System.Numerics.Tensors;

namespace RealNvp.Engine.Training;

/// <summary>
/// Exponential moving average of the parameters, corrected for its start as Adam corrects its moments: after n steps with decay d it is
/// <code>
/// sum over k of (1-d) d^(n-k) p_k  /  (1 - d^n)
/// </code>
/// computed in place as <c>average += (p - average) (1-d) / (1-d^n)</c>, which after the first step is the parameters themselves.
/// (B. Polyak and A. Juditsky, "Acceleration of stochastic approximation by averaging", 1992, on why averages generalise better.)
/// </summary>
internal static class WeightAverage
{
    /// <param name="average">Changed in place; its content before the first step does not matter as long as it is finite.</param>
    /// <param name="parameters">The parameters after step <paramref name="steps"/>.</param>
    /// <param name="decay">d, 0 to below 1.</param>
    /// <param name="steps">n, from 1.</param>
    public static void Update(Span<float> average, ReadOnlySpan<float> parameters, double decay, long steps)
    {
        var share = (float)((1 - decay) / (1 - Math.Pow(decay, steps)));
        TensorPrimitives.Lerp(average, parameters, share, average);
    }
}
