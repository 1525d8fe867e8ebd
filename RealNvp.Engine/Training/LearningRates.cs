using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Training;

/// <summary>The learning rate of each step, as far as it follows from the settings; what plateaus and returns do to it is <see cref="TrainingPosition.RateScale"/>.</summary>
/// <param name="spec">The schedule and its numbers.</param>
/// <param name="batchesPerEpoch">Steps of an epoch.</param>
public sealed class LearningRates(TrainingSpec spec, int batchesPerEpoch)
{
    private readonly long _steps = (long)spec.Epochs * batchesPerEpoch;

    private readonly long _warmUp = spec.Schedule == LearningRateSchedule.OneCycle
        ? Math.Max(1, (long)spec.Epochs * batchesPerEpoch / 10)
        : (long)(spec.WarmUp * spec.Epochs * batchesPerEpoch);

    /// <summary>
    /// Linear warm-up, then the schedule over the steps that are left. One-cycle is a warm-up over the first tenth of all steps and half a
    /// cosine (L. Smith and N. Topin, "Super-convergence", 2018, with the cosine of PyTorch's <c>OneCycleLR</c>). The rate never is zero, so
    /// that no step is wasted.
    /// </summary>
    /// <param name="step">Step about to be taken, from 0.</param>
    public double At(long step)
    {
        var peak = spec.LearningRate;
        if (step < _warmUp)
        {
            return peak * (step + 1) / _warmUp;
        }

        return spec.Schedule switch
        {
            LearningRateSchedule.OneCycle or LearningRateSchedule.Cosine =>
                peak * 0.5 * (1 + Math.Cos(Math.PI * (step - _warmUp + 1) / (_steps - _warmUp + 1))),
            LearningRateSchedule.Step => peak * Math.Pow(spec.RateFactor, step / batchesPerEpoch / spec.StepEpochs),
            _ => peak,
        };
    }
}
