using RealNvp.Engine.Datasets;

namespace RealNvp.Web.Features.Datasets;

/// <summary>A stored upload as pages and API show it.</summary>
public sealed record UploadedDataset
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Name of the file as it was uploaded.</summary>
    public required string FileName { get; init; }

    /// <summary>Used columns, in order.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Of each column, over the used rows; empty where they were not kept.</summary>
    public required IReadOnlyList<ColumnStatistics> Statistics { get; init; }

    public required int Rows { get; init; }

    /// <summary>Rows left out because a value was missing.</summary>
    public required int DroppedRows { get; init; }

    public required CsvFormat? Format { get; init; }

    /// <summary>Size of the file as uploaded.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the file as uploaded, hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Runs that use it; it can be deleted when there are none.</summary>
    public required int RunCount { get; init; }
}
