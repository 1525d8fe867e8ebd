namespace RealNvp.Data.Datasets;

/// <summary>An upload's row; see <see cref="DatasetRecord"/> for what the columns mean.</summary>
internal sealed class DatasetEntity
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string FileName { get; init; }

    public required string ImportJson { get; init; }

    public List<string> Columns { get; init; } = [];

    public required int Rows { get; init; }

    public required int DroppedRows { get; init; }

    public required string SummaryJson { get; init; }

    public long Bytes { get; set; }

    public string Sha256 { get; set; } = "";

    public required DateTime CreatedAt { get; init; }

    public string? Owner { get; init; }

    /// <summary>False while the content is still being written; such a row is invisible, and removed at the next start.</summary>
    public bool IsComplete { get; set; }

    public DatasetRecord ToRecord(int runCount) => new()
    {
        Id = Id,
        Name = Name,
        FileName = FileName,
        ImportJson = ImportJson,
        Columns = Columns,
        Rows = Rows,
        DroppedRows = DroppedRows,
        SummaryJson = SummaryJson,
        Bytes = Bytes,
        Sha256 = Sha256,
        CreatedAt = CreatedAt,
        Owner = Owner,
        RunCount = runCount,
    };
}
