using Microsoft.Data.Sqlite;

namespace RealNvp.Data.Sqlite;

/// <summary>SQLite's result codes (sqlite.org/rescode.html) in words.</summary>
internal sealed class SqliteErrors(SqliteFile file) : IDatabaseErrors
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, TooBig = 18, NotADatabase = 26;

    /// <summary>IOERR_SHMSIZE: the shared-memory file beside the database could not grow, which is what a full disk looks like to a reader.</summary>
    private const int SharedMemorySize = IoError | (19 << 8);

    public StudioDatabaseException? Explain(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is SqliteException sqlite)
            {
                return Explain(sqlite);
            }
        }

        return null;
    }

    private StudioDatabaseException Explain(SqliteException exception)
    {
        var words = Words(exception);
        var (problem, message) = exception.SqliteErrorCode switch
        {
            Full => (StudioDatabaseProblem.DiskFull, DiskFull()),
            IoError when exception.SqliteExtendedErrorCode == SharedMemorySize => (StudioDatabaseProblem.DiskFull, DiskFull()),
            IoError => (StudioDatabaseProblem.Other, $"The database {file.Path} cannot be read or written ({words}). Check the disk."),
            Corrupt or NotADatabase => (StudioDatabaseProblem.Corrupt, Damaged(file, words)),
            ReadOnly or CannotOpen => (StudioDatabaseProblem.NotWritable,
                $"The database {file.Path} cannot be opened for writing ({words}). "
                + "Check that the folder exists and that this user may write in it."),
            Busy or Locked => (StudioDatabaseProblem.Busy,
                $"Another program kept the database {file.Path} locked for more than {SqliteConnectionSetup.BusySeconds} s. "
                + "Close it and try again."),
            TooBig => (StudioDatabaseProblem.Other, "A file is larger than the database can hold in one piece (1,000,000,000 bytes)."),
            _ => (StudioDatabaseProblem.Other, $"The database {file.Path} refused an operation ({words})."),
        };
        return new StudioDatabaseException(problem, message, exception);
    }

    /// <summary>SQLite's own words out of "SQLite Error 26: 'file is not a database'.".</summary>
    private static string Words(SqliteException exception)
    {
        var quoted = exception.Message.IndexOf('\'', StringComparison.Ordinal);
        return quoted < 0 ? exception.Message.TrimEnd('.') : exception.Message[(quoted + 1)..].TrimEnd('.', '\'');
    }

    private string DiskFull() => $"The disk that holds the database {file.Path} is full: nothing more can be saved. Free some space and try again.";

    /// <summary>The words for a damaged file.</summary>
    public static string Damaged(SqliteFile file, string finding) =>
        $"The database {file.Path} is damaged or not a database ({finding}). It was left as it is. "
        + "Restore a backup of it, or move it away to start with an empty one.";
}
