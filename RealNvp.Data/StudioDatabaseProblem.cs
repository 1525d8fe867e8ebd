namespace RealNvp.Data;

/// <summary>Kinds of trouble with the database that callers tell apart.</summary>
public enum StudioDatabaseProblem
{
    /// <summary>Anything else: the message says what.</summary>
    Other,

    /// <summary>The file is damaged or no database at all.</summary>
    Corrupt,

    /// <summary>The file belongs to another program.</summary>
    Foreign,

    /// <summary>The file was written by a newer version of the studio.</summary>
    TooNew,

    /// <summary>File or folder cannot be opened or written.</summary>
    NotWritable,

    /// <summary>The disk has no room left.</summary>
    DiskFull,

    /// <summary>Another program holds the file for too long.</summary>
    Busy,
}
