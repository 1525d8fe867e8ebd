using RealNvp.Engine.Datasets;

namespace RealNvp.Web.Features.Datasets;

/// <summary>A file to be kept, and what was decided about it.</summary>
public sealed record DatasetUpload
{
    /// <summary>Where the file lies for now.</summary>
    public required StagedFile File { get; init; }

    /// <summary>What to call it; null: the file's name without its ending.</summary>
    public string? Name { get; init; }

    /// <summary>Null: detect.</summary>
    public CsvFormat? Format { get; init; }

    /// <summary>Columns to use, by name; empty: all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The user's yes to leaving out rows with missing values.</summary>
    public bool DropMissingRows { get; init; }
}
