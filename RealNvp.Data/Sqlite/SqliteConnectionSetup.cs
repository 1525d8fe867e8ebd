using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RealNvp.Data.Sqlite;

/// <summary>
/// Settings that SQLite keeps per connection. With write-ahead logging, <c>synchronous=NORMAL</c> survives the death of the process at
/// any moment; only a power cut may lose the last transactions, never the file's consistency. Reading through a memory map spares a call and a
/// copy for each page: a search over ten thousand runs takes a third of the time (docs/decisions, 0012).
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    public const int BusySeconds = 20;

    /// <summary>The name of <see cref="Runs.Filters.StudioFunctions.Fold"/> in SQL.</summary>
    public const string FoldFunction = "studio_fold";

    private static readonly string Pragmas =
        $"PRAGMA busy_timeout={BusySeconds * 1000}; PRAGMA foreign_keys=ON; PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=67108864; PRAGMA mmap_size=1073741824;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        AddFunctions(connection);
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        AddFunctions(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>SQLite's own lower() knows only the letters of ASCII.</summary>
    private static void AddFunctions(DbConnection connection) =>
        ((SqliteConnection)connection).CreateFunction<string?, string?>(FoldFunction, text => text?.ToLowerInvariant(), isDeterministic: true);
}
