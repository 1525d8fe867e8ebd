using RealNvp.Data.Runs.Shelves;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Organise;

/// <summary>What pages and API do to runs besides training them: names, tags, favourites, archive and trash.</summary>
public interface IRunOrganiser
{
    Task<ShelfCounts> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>What is wrong with a name, by the rules for a new run.</summary>
    IReadOnlyList<FieldError> CheckName(string name);

    /// <summary>Changes nothing where there is no such run, or it has that name already.</summary>
    /// <param name="name">Blank is refused, as is more than the setting allows.</param>
    Task<OrganiseResult> RenameAsync(string id, string name, CancellationToken cancellationToken = default);

    /// <summary>Marks the runs that may be marked so; live ones do not go into the trash.</summary>
    Task<OrganiseResult> MarkAsync(IReadOnlyList<string> ids, RunMark mark, CancellationToken cancellationToken = default);

    /// <summary>What is wrong with tags of one run, by the rules for a new run.</summary>
    IReadOnlyList<FieldError> CheckTags(IReadOnlyList<string> tags);

    /// <summary>Gives a run these tags and no others.</summary>
    Task<OrganiseResult> SetTagsAsync(string id, IReadOnlyList<string> tags, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes tags from runs, then gives them others; a run that would have more than <see cref="RunSpecValidator.MaxTags"/> stays as it is.
    /// </summary>
    Task<TagResult> ChangeTagsAsync(
        IReadOnlyList<string> ids, IReadOnlyList<string> add, IReadOnlyList<string> remove, CancellationToken cancellationToken = default);

    /// <summary>Takes back what <see cref="ChangeTagsAsync"/> did, where it was not changed since.</summary>
    Task<OrganiseResult> ChangeTagsBackAsync(IReadOnlyList<TagChange> changes, CancellationToken cancellationToken = default);

    /// <summary>Deletes for good what lies in the trash.</summary>
    Task<OrganiseResult> DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    /// <summary>Deletes for good everything that was thrown into the trash before a moment, UTC.</summary>
    Task<OrganiseResult> EmptyTrashAsync(DateTime before, CancellationToken cancellationToken = default);
}
