namespace RealNvp.Data.Runs;

/// <summary>What became of bringing a run here from elsewhere.</summary>
/// <param name="Run">The run as it is here now.</param>
/// <param name="WasHere">It was here already, and nothing was stored.</param>
public sealed record RunImport(RunRecord Run, bool WasHere);
