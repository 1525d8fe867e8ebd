namespace RealNvp.Data.Runs;

/// <summary>Runs that were trained elsewhere.</summary>
public interface IRunImportStore
{
    /// <summary>
    /// The run of that id, or the one that was brought here from elsewhere under it. Null: neither is here.
    /// </summary>
    Task<RunRecord?> FindByOriginAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores an ended run as it is, under a new id and with <see cref="RunLineage.ImportedId"/> saying the old one: all of it or nothing. One that
    /// <see cref="FindByOriginAsync"/> finds is not stored a second time, not even if two bring it at once.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The data set it names has been deleted.</exception>
    /// <exception cref="ArgumentException">The run has not ended.</exception>
    Task<RunImport> ImportAsync(RunRecord run, RunBelongings belongings, CancellationToken cancellationToken = default);
}
