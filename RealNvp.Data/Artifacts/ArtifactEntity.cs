namespace RealNvp.Data.Artifacts;

internal sealed class ArtifactEntity
{
    public required string RunId { get; init; }

    public required ArtifactKind Kind { get; init; }

    public required int Epoch { get; init; }

    public required byte[] Content { get; init; }
}
