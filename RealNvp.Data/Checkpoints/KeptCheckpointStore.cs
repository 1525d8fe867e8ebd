using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Checkpoints;

/// <inheritdoc cref="IKeptCheckpointStore"/>
internal sealed class KeptCheckpointStore(StudioAccess access) : IKeptCheckpointStore
{
    public Task KeepAsync(string runId, int epoch, ReadOnlyMemory<byte> content, KeptCheckpointLimits limits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (limits.Count == 0 || content.Length > limits.Bytes)
        {
            return Task.CompletedTask;
        }

        var bytes = content.ToArray();
        return access.WriteAsync(
            async db =>
            {
                await db.KeptCheckpoints.Where(c => c.RunId == runId && c.Epoch == epoch).ExecuteDeleteAsync(cancellationToken);
                db.KeptCheckpoints.Add(new KeptCheckpointEntity { RunId = runId, Epoch = epoch, Bytes = bytes.Length, Content = bytes });
                await db.SaveChangesAsync(cancellationToken);
                var dropped = CheckpointThinning.Choose(await ListAsync(db, runId, cancellationToken), limits);
                await db.KeptCheckpoints.Where(c => c.RunId == runId && dropped.Contains(c.Epoch)).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<KeptCheckpoint>> ListAsync(string runId, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<KeptCheckpoint>)await ListAsync(db, runId, cancellationToken), cancellationToken);

    public Task<byte[]?> ReadAsync(string runId, int epoch, CancellationToken cancellationToken = default) => access.ReadAsync(
        db => db.KeptCheckpoints.Where(c => c.RunId == runId && c.Epoch == epoch).Select(c => c.Content).FirstOrDefaultAsync(cancellationToken),
        cancellationToken);

    public Task TruncateAfterAsync(string runId, int epoch, CancellationToken cancellationToken = default) => access.WriteAsync(
        db => db.KeptCheckpoints.Where(c => c.RunId == runId && c.Epoch > epoch).ExecuteDeleteAsync(cancellationToken),
        cancellationToken);

    private static Task<List<KeptCheckpoint>> ListAsync(StudioContext db, string runId, CancellationToken cancellationToken) => db.KeptCheckpoints
        .Where(c => c.RunId == runId).OrderBy(c => c.Epoch)
        .Select(c => new KeptCheckpoint(c.Epoch, c.Bytes, db.Metrics.Where(m => m.RunId == runId && m.Epoch == c.Epoch).Select(m => m.ValNll).FirstOrDefault()))
        .ToListAsync(cancellationToken);
}
