using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Organise;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Changes the runs of a list in memory and says so, with a note of what was asked.</summary>
internal sealed class FakeRunOrganiser(FakeRunService runs, FakeRunHub hub) : IRunOrganiser
{
    public List<string> Actions { get; } = [];

    public Task<ShelfCounts> CountAsync(CancellationToken cancellationToken = default) => Task.FromResult(new ShelfCounts(
        runs.Runs.Count(run => run.Shelf == RunShelf.Active), runs.Runs.Count(run => run.Shelf == RunShelf.Archived), runs.Runs.Count(run => run.Shelf == RunShelf.Trash)));

    public IReadOnlyList<FieldError> CheckName(string name) => name.Length == 0 ? [new FieldError("name", "name is empty.")] : [];

    public Task<OrganiseResult> RenameAsync(string id, string name, CancellationToken cancellationToken = default)
    {
        var before = runs.Runs.Find(run => run.Id == id)?.Name;
        return Task.FromResult(Change($"rename {name}", [id], run => run.Name != name, run => run with { Name = name }) with { NameBefore = before });
    }

    public IReadOnlyList<FieldError> CheckTags(IReadOnlyList<string> tags) => RunSpecValidator.ValidateTags(tags);

    public Task<OrganiseResult> SetTagsAsync(string id, IReadOnlyList<string> tags, CancellationToken cancellationToken = default) =>
        Task.FromResult(Change($"tags {string.Join(',', tags)}", [id], run => !run.Tags.SequenceEqual(tags), run => run with { Tags = tags }));

    public Task<TagResult> ChangeTagsAsync(
        IReadOnlyList<string> ids, IReadOnlyList<string> add, IReadOnlyList<string> remove, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> After(RunRecord run) => [.. run.Tags.Except(remove).Union(add)];
        var changes = runs.Runs.Where(run => ids.Contains(run.Id)).Select(run => new TagChange(run.Id, [.. After(run).Except(run.Tags)], [.. run.Tags.Except(After(run))])).ToList();
        var result = Change($"+{string.Join(',', add)} -{string.Join(',', remove)}", ids, run => !After(run).SequenceEqual(run.Tags), run => run with { Tags = After(run) });
        return Task.FromResult(new TagResult([.. changes.Where(change => result.Changed.Contains(change.RunId))], [], []));
    }

    public async Task<OrganiseResult> ChangeTagsBackAsync(IReadOnlyList<TagChange> changes, CancellationToken cancellationToken = default)
    {
        foreach (var change in changes)
        {
            await ChangeTagsAsync([change.RunId], change.Removed, change.Added, cancellationToken);
        }

        return OrganiseResult.Of([.. changes.Select(change => change.RunId)]);
    }

    public Task<OrganiseResult> MarkAsync(IReadOnlyList<string> ids, RunMark mark, CancellationToken cancellationToken = default)
    {
        var now = RunFactory.Start;
        return Task.FromResult(mark switch
        {
            RunMark.Favourite => Change($"{mark}", ids, run => !run.IsFavourite, run => run with { IsFavourite = true }),
            RunMark.Unfavourite => Change($"{mark}", ids, run => run.IsFavourite, run => run with { IsFavourite = false }),
            RunMark.Archive => Change($"{mark}", ids, run => run.ArchivedAt is null, run => run with { ArchivedAt = now }),
            RunMark.Unarchive => Change($"{mark}", ids, run => run.ArchivedAt is not null, run => run with { ArchivedAt = null }),
            RunMark.Trash => Change($"{mark}", ids, run => run is { TrashedAt: null, IsEnded: true }, run => run with { TrashedAt = now }),
            _ => Change($"{mark}", ids, run => run.TrashedAt is not null, run => run with { TrashedAt = null }),
        });
    }

    public Task<OrganiseResult> DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        var result = Change("Delete", ids, run => run.TrashedAt is not null, run => run);
        runs.Runs.RemoveAll(run => result.Changed.Contains(run.Id));
        return Task.FromResult(result);
    }

    public Task<OrganiseResult> EmptyTrashAsync(DateTime before, CancellationToken cancellationToken = default) =>
        DeleteAsync([.. runs.Runs.Where(run => run.TrashedAt < before).Select(run => run.Id)], cancellationToken);

    private OrganiseResult Change(string what, IReadOnlyList<string> ids, Func<RunRecord, bool> from, Func<RunRecord, RunRecord> change)
    {
        Actions.Add($"{what} {string.Join(' ', ids)}");
        var changed = runs.Runs.Where(run => ids.Contains(run.Id) && from(run)).Select(run => run.Id).ToList();
        for (var i = 0; i < runs.Runs.Count; i++)
        {
            runs.Runs[i] = changed.Contains(runs.Runs[i].Id) ? change(runs.Runs[i]) : runs.Runs[i];
        }

        changed.ForEach(id => hub.Publish(new RunChange(id, 0, null, StateChanged: true)));
        return OrganiseResult.Of(changed);
    }
}
