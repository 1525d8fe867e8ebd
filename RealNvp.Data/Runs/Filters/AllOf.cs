namespace RealNvp.Data.Runs.Filters;

/// <summary>Every part holds; with no part: always.</summary>
public sealed record AllOf(IReadOnlyList<RunFilter> Parts) : RunFilter;
