namespace RealNvp.Data;

/// <summary>The database as a whole.</summary>
public interface IStudioDatabase
{
    /// <summary>Where it is, for people.</summary>
    string Location { get; }

    /// <summary>
    /// Creates or upgrades the database, once, before anything else uses it and while no other host does. Existing data that it cannot
    /// read are left exactly as they are.
    /// </summary>
    /// <exception cref="StudioDatabaseException">The database is damaged, foreign, too new, not writable, or the disk is full.</exception>
    Task InitialiseAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads something small, to see whether the database answers.</summary>
    /// <exception cref="StudioDatabaseException">It does not.</exception>
    Task PingAsync(CancellationToken cancellationToken = default);
}
