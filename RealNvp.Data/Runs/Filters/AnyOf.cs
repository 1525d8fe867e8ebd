namespace RealNvp.Data.Runs.Filters;

/// <summary>At least one part holds; with no part: never.</summary>
public sealed record AnyOf(IReadOnlyList<RunFilter> Parts) : RunFilter;
