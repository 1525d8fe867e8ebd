namespace RealNvp.Data.Artifacts;

public enum ArtifactKind
{
    Checkpoint,
    Weights,
}
