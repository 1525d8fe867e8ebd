using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Datasets;

/// <summary>
/// Uploads as rows of compressed pieces. An upload lasts as long as its sender takes, so it does not hold the writer: each piece is a
/// write of its own, and the data set appears with the last one.
/// </summary>
internal sealed class DatasetStore(StudioAccess access, TimeProvider time) : IDatasetStore
{
    private const int PieceBytes = 1 << 20;
    private const int CopyBytes = 1 << 16;

    public async Task<DatasetRecord> CreateAsync(NewDataset dataset, Stream content, CancellationToken cancellationToken = default)
    {
        var entity = NewEntity(dataset);
        await access.WriteAsync(
            async db =>
            {
                db.Datasets.Add(entity);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        try
        {
            (entity.Bytes, entity.Sha256) = await WriteContentAsync(entity.Id, content, cancellationToken);
            await access.WriteAsync(
                db => db.Datasets.Where(d => d.Id == entity.Id).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(d => d.Bytes, entity.Bytes)
                        .SetProperty(d => d.Sha256, entity.Sha256)
                        .SetProperty(d => d.IsComplete, true),
                    cancellationToken),
                cancellationToken);
        }
        catch
        {
            await RemoveUnfinishedAsync(entity.Id);
            throw;
        }

        return entity.ToRecord(runCount: 0);
    }

    public Task<DatasetRecord?> FindAsync(string id, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (await Records(db, db.Datasets.Where(d => d.Id == id && d.IsComplete), cancellationToken)).FirstOrDefault(),
        cancellationToken);

    public Task<IReadOnlyList<DatasetRecord>> ListAsync(CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<DatasetRecord>)await Records(
            db, db.Datasets.Where(d => d.IsComplete).OrderByDescending(d => d.CreatedAt).ThenBy(d => d.Id), cancellationToken),
        cancellationToken);

    public async Task<bool> CopyContentToAsync(string id, Stream destination, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(id, cancellationToken) is null)
        {
            return false;
        }

        await using var pieces = new ChunkReadStream((position, token) => ReadPieceAsync(id, position, token));
        await using var plain = new GZipStream(pieces, CompressionMode.Decompress);
        await plain.CopyToAsync(destination, CopyBytes, cancellationToken);
        return true;
    }

    public Task<DatasetDeletion> TryDeleteAsync(string id, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db =>
        {
            if (await db.Runs.AnyAsync(run => run.DatasetId == id, cancellationToken))
            {
                return DatasetDeletion.InUse;
            }

            var deleted = await db.Datasets.Where(d => d.Id == id && d.IsComplete).ExecuteDeleteAsync(cancellationToken);
            return deleted > 0 ? DatasetDeletion.Deleted : DatasetDeletion.NotFound;
        },
        cancellationToken);

    private DatasetEntity NewEntity(NewDataset dataset) => new()
    {
        Id = ShortId.New(),
        Name = dataset.Name,
        FileName = dataset.FileName,
        ImportJson = dataset.ImportJson,
        Columns = [.. dataset.Columns],
        Rows = dataset.Rows,
        DroppedRows = dataset.DroppedRows,
        SummaryJson = dataset.SummaryJson,
        CreatedAt = time.GetUtcNow().UtcDateTime,
        Owner = dataset.Owner,
    };

    private static async Task<List<DatasetRecord>> Records(
        StudioContext db, IQueryable<DatasetEntity> datasets, CancellationToken cancellationToken) =>
        (await datasets
            .Select(dataset => new { Dataset = dataset, RunCount = db.Runs.Count(run => run.DatasetId == dataset.Id) })
            .ToListAsync(cancellationToken))
        .ConvertAll(row => row.Dataset.ToRecord(row.RunCount));

    /// <returns>Size and SHA-256 (lower-case hex) of the content as it came.</returns>
    private async Task<(long Bytes, string Sha256)> WriteContentAsync(string id, Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var pieces = new ChunkWriteStream(PieceBytes, (position, piece, token) => SavePieceAsync(id, position, piece, token));
        var bytes = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBytes);
        try
        {
            await using var zip = new GZipStream(pieces, CompressionLevel.Optimal, leaveOpen: true);
            for (int count; (count = await content.ReadAsync(buffer, cancellationToken)) > 0; bytes += count)
            {
                hash.AppendData(buffer, 0, count);
                await zip.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        await pieces.CompleteAsync(cancellationToken);
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private Task SavePieceAsync(string id, int position, byte[] piece, CancellationToken cancellationToken) => access.WriteAsync(
        async db =>
        {
            db.DatasetChunks.Add(new DatasetChunkEntity { DatasetId = id, Position = position, Content = piece });
            await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    private Task<byte[]?> ReadPieceAsync(string id, int position, CancellationToken cancellationToken) => access.ReadAsync(
        db => db.DatasetChunks
            .Where(chunk => chunk.DatasetId == id && chunk.Position == position)
            .Select(chunk => chunk.Content)
            .FirstOrDefaultAsync(cancellationToken),
        cancellationToken);

    private async Task RemoveUnfinishedAsync(string id)
    {
        try
        {
            await access.WriteAsync(db => db.Datasets.Where(d => d.Id == id).ExecuteDeleteAsync(CancellationToken.None), CancellationToken.None);
        }
        catch (StudioDatabaseException)
        {
            // The error that brought us here is the one to tell. The row is invisible, and the next start removes it.
        }
    }
}
