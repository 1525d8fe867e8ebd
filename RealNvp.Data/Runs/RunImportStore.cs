using Microsoft.EntityFrameworkCore;
using RealNvp.Data.Artifacts;
using RealNvp.Data.Logs;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs.Notes;
using RealNvp.Data.Snapshots;

namespace RealNvp.Data.Runs;

/// <inheritdoc cref="IRunImportStore"/>
internal sealed class RunImportStore(StudioAccess access, TimeProvider time) : IRunImportStore
{
    private const int RowsAtOnce = 5_000;

    public Task<RunRecord?> FindByOriginAsync(string id, CancellationToken cancellationToken = default) => access.ReadAsync(
        db => FindAsync(db, id, cancellationToken), cancellationToken);

    public Task<RunImport> ImportAsync(RunRecord run, RunBelongings belongings, CancellationToken cancellationToken = default)
    {
        if (!run.IsEnded)
        {
            throw new ArgumentException($"Run {run.Id} is {run.Status}; only an ended run can be stored as it is.", nameof(run));
        }

        return access.WriteAsync(
            async db =>
            {
                if (await FindAsync(db, run.Id, cancellationToken) is { } here)
                {
                    return new RunImport(here, WasHere: true);
                }

                if (run.DatasetId is { } datasetId && !await db.Datasets.AnyAsync(d => d.Id == datasetId && d.IsComplete, cancellationToken))
                {
                    throw new KeyNotFoundException($"There is no data set {datasetId}.");
                }

                var entity = run.ToImportedEntity(ShortId.New());
                db.Runs.Add(entity);
                await SaveAsync(db, cancellationToken);
                foreach (var metrics in belongings.Metrics.Chunk(RowsAtOnce))
                {
                    db.Metrics.AddRange(metrics.Select(metric => MetricEntity.Of(entity.Id, metric)));
                    await SaveAsync(db, cancellationToken);
                }

                db.RunLog.AddRange(belongings.Log.Select(line => RunLogEntity.Of(entity.Id, line)));
                if (!string.IsNullOrEmpty(belongings.Note))
                {
                    db.Notes.Add(new RunNoteEntity { RunId = entity.Id, Text = belongings.Note, Version = 1, SavedAt = time.GetUtcNow().UtcDateTime });
                }

                if (belongings.Weights is var (epoch, weights))
                {
                    db.Artifacts.Add(new ArtifactEntity { RunId = entity.Id, Kind = ArtifactKind.Weights, Epoch = epoch, Content = weights });
                }

                await SaveAsync(db, cancellationToken);
                foreach (var (snapshotEpoch, content) in belongings.Snapshots)
                {
                    db.Snapshots.Add(new SnapshotEntity { RunId = entity.Id, Epoch = snapshotEpoch, Content = content });
                    await SaveAsync(db, cancellationToken);
                }

                return new RunImport(entity.ToRecord(), WasHere: false);
            },
            cancellationToken);
    }

    private static async Task<RunRecord?> FindAsync(StudioContext db, string id, CancellationToken cancellationToken) =>
        (await db.Runs.AsNoTracking().OrderBy(run => run.CreatedAt).FirstOrDefaultAsync(run => run.Id == id || run.ImportedId == id, cancellationToken))?.ToRecord();

    /// <summary>Writes and lets go: the rows of a long run are not all remembered.</summary>
    private static async Task SaveAsync(StudioContext db, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
