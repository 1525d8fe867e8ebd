namespace RealNvp.Data.Runs.Filters;

/// <summary>The part does not hold. There are two truths only: a comparison with a missing value is false, and its negation true.</summary>
public sealed record Not(RunFilter Part) : RunFilter;
