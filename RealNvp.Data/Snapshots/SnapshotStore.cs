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

    public Task<IReadOnlyDictionary<string, IReadOnlyList<int>>> ListManyAsync(
        IReadOnlyCollection<string> runIds, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db =>
        {
            var places = await db.Snapshots.Where(s => runIds.Contains(s.RunId))
                .OrderBy(s => s.RunId).ThenBy(s => s.Epoch).Select(s => new { s.RunId, s.Epoch }).ToListAsync(cancellationToken);
            return (IReadOnlyDictionary<string, IReadOnlyList<int>>)places
                .GroupBy(place => place.RunId).ToDictionary(run => run.Key, run => (IReadOnlyList<int>)[.. run.Select(place => place.Epoch)]);
        },
        cancellationToken);

    public Task<byte[]?> ReadAsync(string runId, int epoch, CancellationToken cancellationToken = default) => access.ReadAsync(
        db => db.Snapshots.Where(s => s.RunId == runId && s.Epoch == epoch).Select(s => s.Content).FirstOrDefaultAsync(cancellationToken),
        cancellationToken);

    public Task TruncateAfterAsync(string runId, int epoch, CancellationToken cancellationToken = default) => access.WriteAsync(
        db => db.Snapshots.Where(s => s.RunId == runId && s.Epoch > epoch).ExecuteDeleteAsync(cancellationToken),
        cancellationToken);
}
