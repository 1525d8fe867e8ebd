namespace RealNvp.Data.Sweeps;

/// <summary>A trial and its run.</summary>
public sealed record TrialPlace(string SweepId, int Number, string RunId);
