using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Artifacts;

internal sealed class ArtifactStore(StudioAccess access) : IArtifactStore
{
    public Task SaveAsync(
        string runId, ArtifactKind kind, int epoch, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        var bytes = content.ToArray();
        return access.WriteAsync(
            async db =>
            {
                // Old and new change places in one transaction: whenever the process dies, one of the two is whole.
                await db.Artifacts.Where(a => a.RunId == runId && a.Kind == kind).ExecuteDeleteAsync(cancellationToken);
                db.Artifacts.Add(new ArtifactEntity { RunId = runId, Kind = kind, Epoch = epoch, Content = bytes });
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }

    public Task<Artifact?> ReadAsync(string runId, ArtifactKind kind, CancellationToken cancellationToken = default) => access.ReadAsync(
        db => db.Artifacts
            .Where(a => a.RunId == runId && a.Kind == kind)
            .Select(a => new Artifact(a.Epoch, a.Content))
            .FirstOrDefaultAsync(cancellationToken),
        cancellationToken);

    public Task<int?> FindEpochAsync(string runId, ArtifactKind kind, CancellationToken cancellationToken = default) => access.ReadAsync(
        db => db.Artifacts
            .Where(a => a.RunId == runId && a.Kind == kind)
            .Select(a => (int?)a.Epoch)
            .FirstOrDefaultAsync(cancellationToken),
        cancellationToken);
}
