namespace RealNvp.Data.Runs.Filters;

/// <summary>A condition on runs: a tree that a list's question carries and the database answers.</summary>
public abstract record RunFilter;
