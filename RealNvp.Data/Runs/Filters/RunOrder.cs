namespace RealNvp.Data.Runs.Filters;

/// <summary>An order of runs. Runs without a value come last either way.</summary>
public sealed record RunOrder(RunField Field, bool Descending = false);
