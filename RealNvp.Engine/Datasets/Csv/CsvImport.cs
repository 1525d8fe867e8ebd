namespace RealNvp.Engine.Datasets.Csv;

/// <summary>What a CSV file came to, once columns and rows were chosen.</summary>
/// <param name="Source">The decisions, with format and columns spelled out.</param>
/// <param name="Rows">Rows that are used.</param>
/// <param name="DroppedRows">Rows left out because a value was missing.</param>
/// <param name="Statistics">Of each used column, over the used rows.</param>
/// <param name="Sample">Some of the used rows, row-major, for pictures.</param>
public sealed record CsvImport(CsvSource Source, int Rows, int DroppedRows, IReadOnlyList<ColumnStatistics> Statistics, float[] Sample);
