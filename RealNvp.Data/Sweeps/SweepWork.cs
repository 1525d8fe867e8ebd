namespace RealNvp.Data.Sweeps;

/// <summary>What there is to do for a sweep, and no more than that: cheap to ask often.</summary>
/// <param name="Sweep">The sweep.</param>
/// <param name="Live">Trials whose runs wait in the queue or train.</param>
/// <param name="NextTrial">Number of the next trial to be launched; null: none waits.</param>
/// <param name="Seconds">Training time of all its runs so far.</param>
/// <param name="Wishes">Trials with a wish that is to be carried out, and stopped ones whose runs live all the same.</param>
/// <param name="Due">Trials whose runs have come to a comparison that they have not taken part in, by number.</param>
public sealed record SweepWork(
    SweepRecord Sweep, int Live, int? NextTrial, double Seconds, IReadOnlyList<TrialRow> Wishes, IReadOnlyList<TrialRow> Due);
