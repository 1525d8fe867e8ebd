using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Snapshots;

internal sealed class SnapshotStore(StudioAccess access) : ISnapshotStore
{
    public Task SaveAsync(string runId, int epoch, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        var bytes = content.ToArray();
        return access.WriteAsync(
            async db =>
            {
                await db.Snapshots.Where(s => s.RunId == runId && s.Epoch == epoch).ExecuteDeleteAsync(cancellationToken);
                db.Snapshots.Add(new SnapshotEntity { RunId = runId, Epoch = epoch, Content = bytes });
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<int>> ListAsync(string runId, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<int>)await db.Snapshots
            .Where(s => s.RunId == runId).OrderBy(s => s.Epoch).Select(s => s.Epoch).ToListAsync(cancellationToken),
        cancellationToken);

    public Task<byte[]?> ReadAsync(string runId, int epoch, CancellationToken cancellationToken = default) => access.ReadAsync(
        db => db.Snapshots.Where(s => s.RunId == runId && s.Epoch == epoch).Select(s => s.Content).FirstOrDefaultAsync(cancellationToken),
        cancellationToken);

    public Task TruncateAfterAsync(string runId, int epoch, CancellationToken cancellationToken = default) => access.WriteAsync(
        db => db.Snapshots.Where(s => s.RunId == runId && s.Epoch > epoch).ExecuteDeleteAsync(cancellationToken),
        cancellationToken);
}
