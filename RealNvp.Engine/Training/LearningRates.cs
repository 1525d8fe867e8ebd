using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Training;

/// <summary>The learning rate of each step.</summary>
public static class LearningRates
{
    /// <summary>
    /// One-cycle: linear warm-up over the first tenth of all steps to the peak, then half a cosine down towards zero (L. Smith and N. Topin,
    /// "Super-convergence", 2018, with the cosine of PyTorch's <c>OneCycleLR</c>). The rate never is zero, so that no step is wasted.
    /// </summary>
    /// <param name="schedule">Shape over the run.</param>
    /// <param name="peak">The set rate.</param>
    /// <param name="step">Step about to be taken, from 0.</param>
    /// <param name="steps">Steps of the whole run.</param>
    public static double At(LearningRateSchedule schedule, double peak, long step, long steps)
    {
        if (schedule == LearningRateSchedule.Constant)
        {
            return peak;
        }

        var warmUp = Math.Max(1, steps / 10);
        return step < warmUp
            ? peak * (step + 1) / warmUp
            : peak * 0.5 * (1 + Math.Cos(Math.PI * (step - warmUp + 1) / (steps - warmUp + 1)));
    }
}
