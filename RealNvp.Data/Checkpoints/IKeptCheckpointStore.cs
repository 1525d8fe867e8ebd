namespace RealNvp.Data.Checkpoints;

/// <summary>A few checkpoints of each run, spread over its epochs, that forks go on from. The one an interrupted run continues from is kept apart.</summary>
public interface IKeptCheckpointStore
{
    /// <summary>Keeps a checkpoint, replacing one of the same epoch, and drops those that become too many.</summary>
    /// <exception cref="StudioDatabaseException">There is no such run.</exception>
    Task KeepAsync(string runId, int epoch, ReadOnlyMemory<byte> content, KeptCheckpointLimits limits, CancellationToken cancellationToken = default);

    /// <summary>What is kept, by epoch.</summary>
    Task<IReadOnlyList<KeptCheckpoint>> ListAsync(string runId, CancellationToken cancellationToken = default);

    Task<byte[]?> ReadAsync(string runId, int epoch, CancellationToken cancellationToken = default);

    /// <summary>Drops those beyond an epoch, which the run makes again.</summary>
    Task TruncateAfterAsync(string runId, int epoch, CancellationToken cancellationToken = default);
}
