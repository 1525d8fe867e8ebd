namespace RealNvp.Data.Views;

/// <summary>Views of the runs under names.</summary>
public interface ISavedViewStore
{
    /// <summary>All of the local user's, by name.</summary>
    Task<IReadOnlyList<SavedView>> ListAsync(CancellationToken cancellationToken = default);

    Task<SavedView?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <returns>Null: the name is taken.</returns>
    Task<SavedView?> TryCreateAsync(string name, string query, CancellationToken cancellationToken = default);

    /// <param name="name">Another name; null: it stays.</param>
    /// <param name="query">Another query; null: it stays.</param>
    /// <returns>Null: there is no such view (any more), or another one has the name.</returns>
    Task<SavedView?> TryChangeAsync(string id, string? name, string? query, CancellationToken cancellationToken = default);

    /// <returns>What was deleted; null: there is no such view.</returns>
    Task<SavedView?> DeleteAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Puts a deleted view back under its id.</summary>
    /// <returns>False: its name has been taken since, or it is there.</returns>
    Task<bool> TryRestoreAsync(SavedView view, CancellationToken cancellationToken = default);
}
