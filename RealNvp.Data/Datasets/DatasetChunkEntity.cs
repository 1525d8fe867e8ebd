namespace RealNvp.Data.Datasets;

/// <summary>A piece of an upload's gzip stream; the pieces of all positions in order are the whole stream.</summary>
internal sealed class DatasetChunkEntity
{
    public required string DatasetId { get; init; }

    public required int Position { get; init; }

    public required byte[] Content { get; init; }
}
