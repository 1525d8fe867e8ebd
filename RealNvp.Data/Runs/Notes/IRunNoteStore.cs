namespace RealNvp.Data.Runs.Notes;

/// <summary>Notes on runs. Nobody overwrites a text that was not seen: a save names the version that was read and gives way to a newer one.</summary>
public interface IRunNoteStore
{
    /// <returns>Null: there is no such run.</returns>
    Task<RunNote?> FindAsync(string runId, CancellationToken cancellationToken = default);

    /// <param name="version">The version that was read; another one that is stored by now is left as it is.</param>
    /// <returns>Null: there is no such run.</returns>
    Task<NoteSave?> SaveAsync(string runId, string text, int version, string? owner = null, CancellationToken cancellationToken = default);
}
