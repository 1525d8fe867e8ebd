using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Datasets.Api;

/// <summary>A data set in the API: a toy, or an upload, which has an <c>id</c>. What does not apply is left out.</summary>
public sealed record DatasetItem
{
    private static readonly Dictionary<string, ToyEntropy?> DefaultEntropies = ToyCatalogue.All.ToDictionary(
        toy => toy.Kind, toy => toy.Entropy(toy.Noise.Default, toy.Complete(new Dictionary<string, double>())));

    /// <summary>A toy's kind, or <c>csv</c> for an upload.</summary>
    public required string Kind { get; init; }

    /// <summary>An upload's id.</summary>
    public string? Id { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>A toy's noise: a standard deviation in its own units.</summary>
    public ToyParameter? Noise { get; init; }

    /// <summary>A toy's further parameters.</summary>
    public IReadOnlyList<ToyParameter>? Parameters { get; init; }

    /// <summary>Nats: the least NLL there is on standardised points of a toy with its default parameters.</summary>
    public double? EntropyFloor { get; init; }

    /// <summary>Nats: the same in the toy's own units.</summary>
    public double? RawEntropy { get; init; }

    /// <summary>An upload's usable rows.</summary>
    public int? Rows { get; init; }

    /// <summary>Rows of the file left out because a value was missing.</summary>
    public int? DroppedRows { get; init; }

    /// <summary>Of each column, over the usable rows.</summary>
    public IReadOnlyList<ColumnStatistics>? Statistics { get; init; }

    public CsvFormat? Format { get; init; }

    public string? FileName { get; init; }

    /// <summary>Size of the file.</summary>
    public long? Bytes { get; init; }

    public string? Sha256 { get; init; }

    public DateTime? CreatedAt { get; init; }

    /// <summary>Runs that use it; it can be deleted when there are none.</summary>
    public int? RunCount { get; init; }

    /// <summary>How to name it as <c>dataset</c> in <c>POST /api/v1/runs</c>.</summary>
    public required DatasetReference Dataset { get; init; }

    public static DatasetItem Of(DatasetChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return choice.Upload is { } upload ? Of(upload) : Of(choice.Toy!);
    }

    public static DatasetItem Of(UploadedDataset upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return new()
        {
            Kind = DatasetSpec.CsvKind,
            Id = upload.Id,
            Title = upload.Name,
            Columns = upload.Columns,
            Rows = upload.Rows,
            DroppedRows = upload.DroppedRows,
            Statistics = upload.Statistics,
            Format = upload.Format,
            FileName = upload.FileName,
            Bytes = upload.Bytes,
            Sha256 = upload.Sha256,
            CreatedAt = DateTime.SpecifyKind(upload.CreatedAt, DateTimeKind.Utc),
            RunCount = upload.RunCount,
            Dataset = new DatasetReference(Id: upload.Id),
        };
    }

    private static DatasetItem Of(ToyDataset toy) => new()
    {
        Kind = toy.Kind,
        Title = toy.Title,
        Description = toy.Description,
        Columns = ToyDataset.Columns,
        Noise = toy.Noise,
        Parameters = toy.Parameters,
        EntropyFloor = DefaultEntropies[toy.Kind]?.Standardized,
        RawEntropy = DefaultEntropies[toy.Kind]?.Raw,
        Dataset = new DatasetReference(Kind: toy.Kind),
    };
}
