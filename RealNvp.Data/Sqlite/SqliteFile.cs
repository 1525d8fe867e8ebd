using Microsoft.Data.Sqlite;

namespace RealNvp.Data.Sqlite;

/// <param name="Path">Absolute path of the database file.</param>
internal sealed record SqliteFile(string Path)
{
    /// <param name="pooling">False: closing lets go of the file at once.</param>
    public string ConnectionString(SqliteOpenMode mode, bool pooling = true) => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = mode,
        ForeignKeys = true,
        DefaultTimeout = SqliteConnectionSetup.BusySeconds,
        Pooling = pooling,
    }.ToString();
}
