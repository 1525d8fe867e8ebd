using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Sqlite;

/// <summary>Opens the file with care: it looks before it writes.</summary>
internal sealed class SqliteStudioDatabase(
    SqliteFile file, IDbContextFactory<StudioContext> contexts, IDatabaseErrors errors, StudioAccess access)
    : IStudioDatabase, IDisposable
{
    /// <summary>"RNVP" in the file's header, so that other programs' databases are told apart from ours.</summary>
    private const int ApplicationId = 0x524E5650;

    public string Location => file.Path;

    public async Task InitialiseAsync(CancellationToken cancellationToken = default)
    {
        PrepareFolder();
        try
        {
            if (File.Exists(file.Path))
            {
                await InspectAsync(cancellationToken);
            }

            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await RefuseNewerAsync(db, cancellationToken);
            await db.Database.OpenConnectionAsync(cancellationToken);
            await db.Database.ExecuteSqlRawAsync($"PRAGMA journal_mode=WAL; PRAGMA application_id={ApplicationId};", cancellationToken);
            await MigrateAsync(db, cancellationToken);

            // What an upload that a crash cut short has left behind.
            await db.Datasets.Where(dataset => !dataset.IsComplete).ExecuteDeleteAsync(cancellationToken);
        }
        catch (Exception exception) when (errors.Explain(exception) is { } explained)
        {
            throw explained;
        }
    }

    public Task PingAsync(CancellationToken cancellationToken = default) =>
        access.ReadAsync(db => db.Runs.AnyAsync(cancellationToken), cancellationToken);

    /// <summary>
    /// Lets go of the file. The last connection to close moves what the write-ahead log holds into the database itself, so that after an orderly
    /// end a copy of that one file is a whole backup.
    /// </summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(file.ConnectionString(SqliteOpenMode.ReadWriteCreate));
        SqliteConnection.ClearPool(connection);
    }

    private void PrepareFolder()
    {
        var folder = Path.GetDirectoryName(file.Path)!;
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(
                Path.Combine(folder, $".write-test-{ShortId.New()}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StudioDatabaseException(
                StudioDatabaseProblem.NotWritable,
                $"The data folder {folder} cannot be written ({exception.Message.TrimEnd('.')}). "
                + "Give this user the right to write there, or choose another folder.",
                exception);
        }
    }

    /// <summary>Looks at an existing file without changing it: is it a database, is it whole, is it ours?</summary>
    private async Task InspectAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(file.ConnectionString(SqliteOpenMode.ReadWrite, pooling: false));
        await connection.OpenAsync(cancellationToken);
        if (await ScalarAsync(connection, "PRAGMA quick_check(1)", cancellationToken) is var finding and not "ok")
        {
            throw new StudioDatabaseException(
                StudioDatabaseProblem.Corrupt, SqliteErrors.Damaged(file, finding as string ?? "no answer to the check"));
        }

        var isEmpty = (long)(await ScalarAsync(connection, "SELECT count(*) FROM sqlite_master", cancellationToken))! == 0;
        if (!isEmpty && (long)(await ScalarAsync(connection, "PRAGMA application_id", cancellationToken))! != ApplicationId)
        {
            throw new StudioDatabaseException(
                StudioDatabaseProblem.Foreign,
                $"The database {file.Path} belongs to another program. It was left as it is. Choose another data folder.");
        }
    }

    private async Task RefuseNewerAsync(StudioContext db, CancellationToken cancellationToken)
    {
        var known = db.Database.GetMigrations().ToHashSet();
        var newer = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Where(name => !known.Contains(name)).ToList();
        if (newer.Count > 0)
        {
            throw new StudioDatabaseException(
                StudioDatabaseProblem.TooNew,
                $"The database {file.Path} was written by a newer version of RealNVP Studio (it has the change {newer[^1]}, unknown to this version). "
                + "It was left as it is. Start the newer version, or choose another data folder.");
        }
    }

    private static async Task MigrateAsync(StudioContext db, CancellationToken cancellationToken)
    {
        if (!(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            return;
        }

        // A host killed while it migrated leaves Entity Framework's lock behind, and the next one would wait for it for ever. That no
        // other host is at work is the caller's promise.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\";", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
