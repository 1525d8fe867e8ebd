namespace RealNvp.Data.Datasets;

/// <summary>A stored upload.</summary>
public sealed record DatasetRecord
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string FileName { get; init; }

    public required string ImportJson { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    public required int Rows { get; init; }

    public required int DroppedRows { get; init; }

    public required string SummaryJson { get; init; }

    /// <summary>Size of the file as uploaded.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the file as uploaded, hex.</summary>
    public required string Sha256 { get; init; }

    public required DateTime CreatedAt { get; init; }

    public string? Owner { get; init; }

    /// <summary>Runs that use it.</summary>
    public required int RunCount { get; init; }
}
