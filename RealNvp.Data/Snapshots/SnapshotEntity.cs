namespace RealNvp.Data.Snapshots;

internal sealed class SnapshotEntity
{
    public required string RunId { get; init; }

    public required int Epoch { get; init; }

    public required byte[] Content { get; set; }
}
