using RealNvp.Data.Views;

namespace RealNvp.Web.Features.Runs.Views;

/// <summary>Views of the runs table saved under a name, for page and API.</summary>
public interface ISavedViews
{
    /// <summary>All views by name.</summary>
    Task<IReadOnlyList<SavedView>> ListAsync(CancellationToken cancellationToken = default);

    Task<SavedView?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <param name="query">The query of the table's address; page, selection and the open view in it are left out.</param>
    Task<SavedViewResult> CreateAsync(string name, string query, CancellationToken cancellationToken = default);

    /// <param name="name">Null: it stays.</param>
    /// <param name="query">Null: it stays.</param>
    Task<SavedViewResult> ChangeAsync(string id, string? name, string? query, CancellationToken cancellationToken = default);

    /// <returns>The view that is gone, to be restored; null: there was none.</returns>
    Task<SavedView?> DeleteAsync(string id, CancellationToken cancellationToken = default);

    Task<SavedViewResult> RestoreAsync(SavedView view, CancellationToken cancellationToken = default);
}
