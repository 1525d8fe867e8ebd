namespace RealNvp.Data.Artifacts;

/// <summary>Files of runs kept as blobs in the database, so that a backup is one file. One of each kind a run: a new one replaces the old.</summary>
public interface IArtifactStore
{
    Task SaveAsync(string runId, ArtifactKind kind, int epoch, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    Task<Artifact?> ReadAsync(string runId, ArtifactKind kind, CancellationToken cancellationToken = default);

    /// <summary>Epoch of the stored artifact without reading it; null: there is none.</summary>
    Task<int?> FindEpochAsync(string runId, ArtifactKind kind, CancellationToken cancellationToken = default);
}
