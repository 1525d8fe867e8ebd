namespace RealNvp.Data.Views;

/// <summary>Views of the runs table that were saved under a name. No two have the same, upper and lower case being the same.</summary>
public interface ISavedViewStore
{
    /// <summary>All views by name.</summary>
    Task<IReadOnlyList<SavedView>> ListAsync(CancellationToken cancellationToken = default);

    Task<SavedView?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <param name="most">How many there may be.</param>
    Task<SavedViewChange> CreateAsync(string name, string query, int most, string? owner = null, CancellationToken cancellationToken = default);

    /// <param name="name">Null: it stays.</param>
    /// <param name="query">Null: it stays.</param>
    Task<SavedViewChange> ChangeAsync(string id, string? name, string? query, CancellationToken cancellationToken = default);

    /// <returns>The view that is gone; null: there was none.</returns>
    Task<SavedView?> DeleteAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Brings a deleted view back under its old id, so that links to it open again.</summary>
    Task<SavedViewChange> RestoreAsync(SavedView view, CancellationToken cancellationToken = default);
}
