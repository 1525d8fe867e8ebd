namespace RealNvp.Data.Runs.Shelves;

/// <summary>
/// What people do to runs besides training them: names, favourites, tags, archive and trash. Changes answer which runs they changed, so that exactly
/// those can be changed back.
/// </summary>
public interface IRunShelfStore
{
    Task<ShelfCounts> CountAsync(CancellationToken cancellationToken = default);

    /// <returns>The name before; null: there is no such run.</returns>
    Task<string?> RenameAsync(string id, string name, CancellationToken cancellationToken = default);

    /// <returns>The runs that changed; those that were so already, do not exist or may not are left out.</returns>
    Task<IReadOnlyList<string>> MarkAsync(IReadOnlyList<string> ids, RunMark mark, CancellationToken cancellationToken = default);

    /// <summary>Gives a run these tags and no others.</summary>
    /// <returns>What changed; null: nothing did, or there is no such run.</returns>
    Task<TagChange?> SetTagsAsync(string id, IReadOnlyList<string> tags, CancellationToken cancellationToken = default);

    /// <summary>Takes tags from runs, then gives them others. Tags that differ in case alone are one tag.</summary>
    /// <param name="most">A run that would have more tags than that stays as it is.</param>
    Task<TagChanges> ChangeTagsAsync(
        IReadOnlyList<string> ids, IReadOnlyList<string> add, IReadOnlyList<string> remove, int most, CancellationToken cancellationToken = default);

    /// <summary>Deletes for good, with metrics, snapshots and artifacts, what lies in the trash.</summary>
    /// <returns>The runs deleted; those that are not in the trash stay.</returns>
    Task<IReadOnlyList<string>> DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    /// <summary>Deletes for good what was put into the trash before a moment.</summary>
    /// <returns>The ids of those deleted.</returns>
    Task<IReadOnlyList<string>> EmptyTrashAsync(DateTime before, CancellationToken cancellationToken = default);
}
