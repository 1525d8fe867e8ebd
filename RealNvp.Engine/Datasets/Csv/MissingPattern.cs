namespace RealNvp.Engine.Datasets.Csv;

/// <summary>Rows that miss values in exactly these columns, so that rows lost to any choice of columns can be counted without the file.</summary>
/// <param name="Columns">Indices of the columns, ascending.</param>
/// <param name="Rows">How many rows.</param>
public sealed record MissingPattern(IReadOnlyList<int> Columns, int Rows);
