namespace RealNvp.Data.Checkpoints;

internal sealed class KeptCheckpointEntity
{
    public required string RunId { get; init; }

    public required int Epoch { get; init; }

    /// <summary>Length of <see cref="Content"/>, to be read without it.</summary>
    public required long Bytes { get; init; }

    public required byte[] Content { get; init; }
}
