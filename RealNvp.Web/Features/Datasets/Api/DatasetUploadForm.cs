namespace RealNvp.Web.Features.Datasets.Api;

/// <summary>The fields of an upload, for the description of the API; the request itself is read as a stream.</summary>
public sealed record DatasetUploadForm
{
    /// <summary>The CSV file.</summary>
    public required IFormFile File { get; init; }

    /// <summary>Left out: the file's name without its ending.</summary>
    public string? Name { get; init; }

    /// <summary>Columns to use, by name, one field each or separated by commas; left out: all.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>A comma, a semicolon, <c>tab</c>, a vertical bar or <c>space</c>; left out: detected.</summary>
    public string? Delimiter { get; init; }

    /// <summary>A dot or a comma; left out: detected.</summary>
    public string? Decimal { get; init; }

    /// <summary>Whether the first record names the columns; left out: detected.</summary>
    public bool? Header { get; init; }

    /// <summary>The yes to leaving out rows with missing values.</summary>
    public bool? DropMissing { get; init; }
}
