using RealNvp.Data.Runs.Shelves;
using RealNvp.Engine.Specs;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Runs.Organise;

/// <inheritdoc cref="IRunOrganiser"/>
internal sealed class RunOrganiser(IRunShelfStore shelves, IRunHub hub) : IRunOrganiser
{
    public Task<ShelfCounts> CountAsync(CancellationToken cancellationToken = default) => shelves.CountAsync(cancellationToken);

    public IReadOnlyList<FieldError> CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.IsNullOrWhiteSpace(name)
            ? [new FieldError("name", $"name is empty; it must be {SettingCatalogue.Get("name").Allowed}, and at least one.")]
            : [.. RunSpecValidator.Validate(new RunSpec { Name = name.Trim() }).Where(error => error.Field == "name")];
    }

    public async Task<OrganiseResult> RenameAsync(string id, string name, CancellationToken cancellationToken = default)
    {
        if (CheckName(name) is { Count: > 0 } errors)
        {
            return OrganiseResult.Refused(errors);
        }

        var before = await shelves.RenameAsync(id, name.Trim(), cancellationToken);
        return Tell(before is null || before == name.Trim() ? [] : [id]) with { NameBefore = before };
    }

    public IReadOnlyList<FieldError> CheckTags(IReadOnlyList<string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return RunSpecValidator.ValidateTags(Trimmed(tags));
    }

    public async Task<OrganiseResult> SetTagsAsync(string id, IReadOnlyList<string> tags, CancellationToken cancellationToken = default) =>
        CheckTags(tags) is { Count: > 0 } errors ? OrganiseResult.Refused(errors)
        : Tell(await shelves.SetTagsAsync(id, Trimmed(tags), cancellationToken) is null ? [] : [id]);

    public async Task<TagResult> ChangeTagsAsync(
        IReadOnlyList<string> ids, IReadOnlyList<string> add, IReadOnlyList<string> remove, CancellationToken cancellationToken = default)
    {
        if (CheckTags(add) is { Count: > 0 } errors)
        {
            return new TagResult([], [], errors);
        }

        var changes = await shelves.ChangeTagsAsync(ids, Trimmed(add), Trimmed(remove), RunSpecValidator.MaxTags, cancellationToken);
        Tell([.. changes.Changed.Select(change => change.RunId)]);
        return new TagResult(changes.Changed, changes.Full, []);
    }

    public async Task<OrganiseResult> ChangeTagsBackAsync(IReadOnlyList<TagChange> changes, CancellationToken cancellationToken = default)
    {
        var back = new List<string>();
        foreach (var alike in changes.GroupBy(change => (string.Join(',', change.Added), string.Join(',', change.Removed))))
        {
            var (added, removed) = (alike.First().Added, alike.First().Removed);
            var result = await shelves.ChangeTagsAsync(
                [.. alike.Select(change => change.RunId)], removed, added, RunSpecValidator.MaxTags, cancellationToken);
            back.AddRange(result.Changed.Select(change => change.RunId));
        }

        return Tell(back);
    }

    private static List<string> Trimmed(IReadOnlyList<string> tags) => [.. tags.Select(tag => tag.Trim())];

    public async Task<OrganiseResult> MarkAsync(IReadOnlyList<string> ids, RunMark mark, CancellationToken cancellationToken = default) =>
        Tell(await shelves.MarkAsync(ids, mark, cancellationToken));

    public async Task<OrganiseResult> DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        Tell(await shelves.DeleteAsync(ids, cancellationToken));

    public async Task<OrganiseResult> EmptyTrashAsync(DateTime before, CancellationToken cancellationToken = default) =>
        Tell(await shelves.EmptyTrashAsync(before, cancellationToken));

    private OrganiseResult Tell(IReadOnlyList<string> changed)
    {
        foreach (var id in changed)
        {
            hub.Publish(new RunChange(id, 0, null, StateChanged: true));
        }

        return OrganiseResult.Of(changed);
    }
}
