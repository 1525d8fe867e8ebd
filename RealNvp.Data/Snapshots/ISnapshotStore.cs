namespace RealNvp.Data.Snapshots;

/// <summary>Point sets of runs after chosen epochs, one blob (a safetensors file) each.</summary>
public interface ISnapshotStore
{
    /// <summary>Stores a snapshot, replacing one of the same epoch.</summary>
    Task SaveAsync(string runId, int epoch, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Epochs that have one, ascending.</summary>
    Task<IReadOnlyList<int>> ListAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>Those of several runs at once; runs without one are left out.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<int>>> ListManyAsync(IReadOnlyCollection<string> runIds, CancellationToken cancellationToken = default);

    Task<byte[]?> ReadAsync(string runId, int epoch, CancellationToken cancellationToken = default);

    Task TruncateAfterAsync(string runId, int epoch, CancellationToken cancellationToken = default);
}
