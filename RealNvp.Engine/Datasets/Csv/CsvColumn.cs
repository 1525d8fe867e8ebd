namespace RealNvp.Engine.Datasets.Csv;

/// <summary>A column of an inspected file. Statistics are over its numbers, null where there are none.</summary>
public sealed record CsvColumn
{
    public required string Name { get; init; }

    public required CsvColumnKind Kind { get; init; }

    public required int Missing { get; init; }

    /// <summary>Cells that are no usable number.</summary>
    public required int BadCells { get; init; }

    /// <summary>The first few of them.</summary>
    public required IReadOnlyList<CsvBadCell> FirstBadCells { get; init; }

    /// <summary>Line of the first missing value, or null.</summary>
    public required long? FirstMissingLine { get; init; }

    public required ColumnStatistics? Statistics { get; init; }
}
