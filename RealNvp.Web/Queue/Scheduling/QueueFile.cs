using Microsoft.Data.Sqlite;

namespace RealNvp.Web.Queue.Scheduling;

/// <summary>The scheduler's SQLite file. It holds nothing that the run rows do not say, so a damaged one is put aside and made anew.</summary>
internal sealed class QueueFile(QueueFolders folders, TimeProvider time, ILogger<QueueFile> logger)
{
    /// <summary>Not pooled: a pooled connection would keep a file open that was put aside.</summary>
    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = folders.QueueFile, Pooling = false }.ToString();

    /// <summary>Looks whether the file is a sound database; a missing one is.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public async Task<string?> FindDamageAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(folders.QueueFile))
        {
            return null;
        }

        try
        {
            await using var connection = new SqliteConnection(ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            var answer = (string?)await command.ExecuteScalarAsync(cancellationToken);
            return answer == "ok" ? null : answer;
        }
        catch (SqliteException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Renames the file, so that a new one is made, and says so in the log.</summary>
    public void PutAside(string damage)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff", System.Globalization.CultureInfo.InvariantCulture);
        var aside = $"{folders.QueueFile}.damaged-{stamp}";
        logger.LogWarning(
            "The queue's file {File} cannot be used ({Damage}). It is kept as {Aside} and made anew from the runs.", folders.QueueFile, damage, aside);
        File.Move(folders.QueueFile, aside);
        foreach (var suffix in (string[])["-wal", "-shm", "-journal"])
        {
            File.Delete(folders.QueueFile + suffix);
        }
    }
}
