namespace RealNvp.Web.Features.Sweeps.Asha;

/// <summary>
/// Asynchronous successive halving in its stopping form. ASHA: L. Li, K. Jamieson, A. Rostamizadeh, E. Gonina, J. Ben-tzur, M. Hardt, B. Recht,
/// A. Talwalkar, "A System for Massively Parallel Hyperparameter Tuning", MLSys 2020, which pauses trials and promotes the best; the form that
/// stops them instead is described with Syne Tune (D. Salinas, M. Seeger, A. Klein et al., AutoML 2022). A trial that comes to a comparison goes on if its
/// value is among the best floor(n / eta) of the n that have come there so far, itself included. The first eta - 1 always go on: they have nothing to be
/// compared with.
/// </summary>
internal static class AshaRule
{
    /// <param name="value">What the trial has reached; NaN and infinities come last.</param>
    /// <param name="others">What the trials had reached that came before it.</param>
    public static AshaVerdict Judge(double value, IEnumerable<double> others, int eta, SweepGoal goal)
    {
        var mine = Loss(value, goal);
        var losses = others.Select(other => Loss(other, goal)).Append(mine).Order().ToList();
        var place = 1 + losses.FindIndex(loss => loss == mine);
        var kept = losses.Count < eta ? losses.Count : losses.Count / eta;
        var cutoff = losses[kept - 1];
        return new AshaVerdict(place <= kept, place, losses.Count, kept, double.IsFinite(cutoff) ? Loss(cutoff, goal) : null);
    }

    /// <summary>Less is better, and what is not finite is worst. Applied twice it gives a finite value back.</summary>
    private static double Loss(double value, SweepGoal goal) =>
        !double.IsFinite(value) ? double.PositiveInfinity : goal == SweepGoal.Minimise ? value : -value;
}
