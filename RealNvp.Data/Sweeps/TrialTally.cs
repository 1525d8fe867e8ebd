using RealNvp.Data.Runs;

namespace RealNvp.Data.Sweeps;

/// <summary>How many trials of a sweep stand alike, with what they have in common; see <see cref="TrialRow"/>.</summary>
/// <param name="Seconds">Training time of all of them.</param>
/// <param name="Least">Least objective of any of them; null: none has one.</param>
/// <param name="Most">Largest objective.</param>
public sealed record TrialTally(
    string SweepId, bool HasRun, RunStatus? RunStatus, TrialMark Mark, bool HasStop, bool HasFailure, bool IsTrashed, int Count, double Seconds, double? Least, double? Most);
