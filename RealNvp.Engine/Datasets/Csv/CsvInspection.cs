namespace RealNvp.Engine.Datasets.Csv;

/// <summary>What is in a CSV file, and which choices it leaves.</summary>
public sealed record CsvInspection
{
    /// <summary>How the file was read: as detected, or as asked for.</summary>
    public required CsvFormat Format { get; init; }

    /// <summary>Name of the encoding found, for people: UTF-8, UTF-16.</summary>
    public required string Encoding { get; init; }

    public required IReadOnlyList<CsvColumn> Columns { get; init; }

    /// <summary>Rows with the right number of fields, the header not counted.</summary>
    public required int Rows { get; init; }

    public required int RaggedRows { get; init; }

    public required IReadOnlyList<CsvRaggedRow> FirstRaggedRows { get; init; }

    /// <summary>Line in which a quote opens that is never closed, or null.</summary>
    public required long? UnclosedQuoteLine { get; init; }

    /// <summary>Names that occurred more than once; the later columns were renamed.</summary>
    public required IReadOnlyList<string> RepeatedNames { get; init; }

    public required IReadOnlyList<MissingPattern> MissingPatterns { get; init; }

    /// <summary>False when the file has too many patterns to count them all: <see cref="RowsWithMissing"/> is then a lower bound.</summary>
    public required bool MissingPatternsAreExact { get; init; }

    /// <summary>The first rows as text, as they are in the file.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Preview { get; init; }

    /// <summary>A sample of rows, row-major, as many values a row as there are columns; NaN where there is no number.</summary>
    public required float[] Sample { get; init; }

    /// <summary>Columns that can be used.</summary>
    public IReadOnlyList<string> UsableColumns => [.. Columns.Where(column => column.Kind == CsvColumnKind.Numeric).Select(column => column.Name)];

    /// <summary>Rows that miss a value in at least one of these columns.</summary>
    public int RowsWithMissing(IReadOnlyCollection<string> columns)
    {
        var indices = Columns.Index().Where(item => columns.Contains(item.Item.Name)).Select(item => item.Index).ToHashSet();
        return MissingPatterns.Where(pattern => pattern.Columns.Any(indices.Contains)).Sum(pattern => pattern.Rows);
    }
}
