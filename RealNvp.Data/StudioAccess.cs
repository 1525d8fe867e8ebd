using Microsoft.EntityFrameworkCore;
using RealNvp.Data.Events;

namespace RealNvp.Data;

/// <summary>
/// How every store reaches the database: one short context per operation. Reads run side by side; writes queue up at one gate, each in
/// a transaction of its own, because SQLite has one writer and waiting here is cheaper and fairer than waiting for its lock.
/// What the database complains about comes out as <see cref="StudioDatabaseException"/>.
/// </summary>
internal sealed class StudioAccess(IDbContextFactory<StudioContext> contexts, IDatabaseErrors errors, StudioEventSignal happened) : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);

    public async Task<T> ReadAsync<T>(Func<StudioContext, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            return await read(db);
        }
        catch (Exception exception) when (errors.Explain(exception) is { } explained)
        {
            throw explained;
        }
    }

    public async Task<T> WriteAsync<T>(Func<StudioContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        var told = false;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var result = await write(db);
            await transaction.CommitAsync(cancellationToken);
            told = db.ChangeTracker.Entries<StudioEventEntity>().Any();
            return result;
        }
        catch (Exception exception) when (errors.Explain(exception) is { } explained)
        {
            throw explained;
        }
        finally
        {
            _writer.Release();
            if (told)
            {
                happened.Raise();
            }
        }
    }

    public Task WriteAsync(Func<StudioContext, Task> write, CancellationToken cancellationToken) => WriteAsync(
        async db =>
        {
            await write(db);
            return true;
        },
        cancellationToken);

    public void Dispose() => _writer.Dispose();
}
