namespace RealNvp.Engine.Datasets;

/// <summary>A CSV file with the decisions its reader was given (see <see cref="CsvFormat"/>).</summary>
public sealed record CsvSource
{
    /// <summary>Path of the file; relative paths start at the folder of the spec file.</summary>
    public required string File { get; init; }

    /// <summary>Delimiter, decimal mark and header; null: detect.</summary>
    public CsvFormat? Format { get; init; }

    /// <summary>Columns to use, by name, in this order; empty: all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The user's yes to leaving out rows with missing values. Without it such rows are an error.</summary>
    public bool DropMissingRows { get; init; }
}
