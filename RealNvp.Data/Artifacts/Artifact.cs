namespace RealNvp.Data.Artifacts;

/// <param name="Epoch">Epoch the file belongs to.</param>
/// <param name="Content">The file's bytes.</param>
public sealed record Artifact(int Epoch, byte[] Content);
