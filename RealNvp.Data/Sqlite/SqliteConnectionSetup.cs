using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RealNvp.Data.Sqlite;

/// <summary>
/// Settings that SQLite keeps per connection. With write-ahead logging, <c>synchronous=NORMAL</c> survives the death of the process at
/// any moment; only a power cut may lose the last transactions, never the file's consistency.
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    public const int BusySeconds = 20;

    private static readonly string Pragmas =
        $"PRAGMA busy_timeout={BusySeconds * 1000}; PRAGMA foreign_keys=ON; PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=67108864;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
