namespace RealNvp.Engine.Datasets;

/// <summary>A column in numbers, in its own units.</summary>
/// <param name="StandardDeviation">Divided by n, as the standardizer does.</param>
public sealed record ColumnStatistics(double Min, double Max, double Mean, double StandardDeviation);
