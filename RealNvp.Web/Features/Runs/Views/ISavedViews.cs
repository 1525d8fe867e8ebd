using RealNvp.Data.Views;

namespace RealNvp.Web.Features.Runs.Views;

/// <summary>Views of the runs that people have saved under a name, for page and API.</summary>
public interface ISavedViews
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<SavedView>> ListAsync(CancellationToken cancellationToken = default);

    /// <param name="query">The query of the runs page, with or without what belongs to a visit only.</param>
    Task<SavedViewResult> CreateAsync(string name, string query, CancellationToken cancellationToken = default);

    /// <param name="name">Null: it stays.</param>
    /// <param name="query">Null: it stays.</param>
    Task<SavedViewResult> ChangeAsync(string id, string? name, string? query, CancellationToken cancellationToken = default);

    /// <returns>What was deleted, to be restored; null: there is no such view.</returns>
    Task<SavedView?> DeleteAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Takes a deletion back.</summary>
    /// <returns>False: its name has been taken since.</returns>
    Task<bool> RestoreAsync(SavedView view, CancellationToken cancellationToken = default);
}
