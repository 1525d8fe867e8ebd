namespace RealNvp.Data.Datasets;

/// <summary>An upload to be stored.</summary>
public sealed record NewDataset
{
    public required string Name { get; init; }

    /// <summary>File name as uploaded, for people.</summary>
    public required string FileName { get; init; }

    /// <summary>How to read the file and which columns to use, as JSON (the engine's CSV source without its path).</summary>
    public required string ImportJson { get; init; }

    /// <summary>Used columns, in order.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Usable rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows left out because a used value was missing.</summary>
    public required int DroppedRows { get; init; }

    /// <summary>Per-column statistics and a sample of rows for pictures, as JSON.</summary>
    public required string SummaryJson { get; init; }

    public string? Owner { get; init; }
}
