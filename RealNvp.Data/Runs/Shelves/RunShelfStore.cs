using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace RealNvp.Data.Runs.Shelves;

/// <inheritdoc cref="IRunShelfStore"/>
internal sealed class RunShelfStore(StudioAccess access, TimeProvider time) : IRunShelfStore
{
    public Task<ShelfCounts> CountAsync(CancellationToken cancellationToken = default) => access.ReadAsync(
        async db =>
        {
            var counts = await db.Runs.GroupBy(run => run.Shelf).Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
            return new ShelfCounts(
                counts.GetValueOrDefault(RunShelf.Active), counts.GetValueOrDefault(RunShelf.Archived), counts.GetValueOrDefault(RunShelf.Trash));
        },
        cancellationToken);

    public Task<string?> RenameAsync(string id, string name, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db =>
        {
            if (await db.Runs.AsTracking().FirstOrDefaultAsync(run => run.Id == id, cancellationToken) is not { } run)
            {
                return null;
            }

            var before = run.Name;
            run.Name = name;
            run.SearchText = RunSearch.TextOf(run.Id, run.Name, run.DatasetName, run.Tags);
            await db.SaveChangesAsync(cancellationToken);
            return before;
        },
        cancellationToken);

    public Task<IReadOnlyList<string>> MarkAsync(IReadOnlyList<string> ids, RunMark mark, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return mark switch
        {
            RunMark.Favourite => UpdateAsync(ids, run => !run.IsFavourite, set => set.SetProperty(run => run.IsFavourite, true), cancellationToken),
            RunMark.Unfavourite => UpdateAsync(ids, run => run.IsFavourite, set => set.SetProperty(run => run.IsFavourite, false), cancellationToken),
            RunMark.Archive => UpdateAsync(ids, run => run.ArchivedAt == null, set => set.SetProperty(run => run.ArchivedAt, now), cancellationToken),
            RunMark.Unarchive => UpdateAsync(
                ids, run => run.ArchivedAt != null, set => set.SetProperty(run => run.ArchivedAt, (DateTime?)null), cancellationToken),
            RunMark.Trash => UpdateAsync(
                ids,
                run => run.TrashedAt == null && run.Status != RunStatus.Queued && run.Status != RunStatus.Running,
                set => set.SetProperty(run => run.TrashedAt, now),
                cancellationToken),
            RunMark.Restore => UpdateAsync(
                ids, run => run.TrashedAt != null, set => set.SetProperty(run => run.TrashedAt, (DateTime?)null), cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "It is no mark."),
        };
    }

    public Task<TagChange?> SetTagsAsync(string id, IReadOnlyList<string> tags, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db =>
        {
            if (await db.Runs.AsTracking().FirstOrDefaultAsync(run => run.Id == id, cancellationToken) is not { } run)
            {
                return null;
            }

            var change = Retag(run, RunTags.Apply([], tags, []));
            await db.SaveChangesAsync(cancellationToken);
            return change;
        },
        cancellationToken);

    public Task<TagChanges> ChangeTagsAsync(
        IReadOnlyList<string> ids, IReadOnlyList<string> add, IReadOnlyList<string> remove, int most, CancellationToken cancellationToken = default) =>
        access.WriteAsync(
            async db =>
            {
                var (changed, full) = (new List<TagChange>(), new List<string>());
                foreach (var run in await db.Runs.AsTracking().Where(run => ids.Contains(run.Id)).ToListAsync(cancellationToken))
                {
                    var after = RunTags.Apply(run.Tags, add, remove);
                    if (after.Count > most && after.Count > run.Tags.Count)
                    {
                        full.Add(run.Id);
                    }
                    else if (Retag(run, after) is { } change)
                    {
                        changed.Add(change);
                    }
                }

                await db.SaveChangesAsync(cancellationToken);
                return new TagChanges(changed, full);
            },
            cancellationToken);

    public Task<IReadOnlyList<string>> DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        DeleteAsync(ids, DateTime.MaxValue, cancellationToken);

    public async Task<IReadOnlyList<string>> EmptyTrashAsync(DateTime before, CancellationToken cancellationToken = default)
    {
        var ids = await access.ReadAsync(
            db => db.Runs.Where(run => run.Shelf == RunShelf.Trash && run.TrashedAt < before).Select(run => run.Id).ToListAsync(cancellationToken),
            cancellationToken);
        return await DeleteAsync(ids, before, cancellationToken);
    }

    private static TagChange? Retag(RunEntity run, List<string> tags)
    {
        if (run.Tags.SequenceEqual(tags))
        {
            return null;
        }

        var change = RunTags.Difference(run.Id, run.Tags, tags);
        run.Tags = tags;
        run.SearchText = RunSearch.TextOf(run.Id, run.Name, run.DatasetName, tags);
        return change;
    }

    /// <summary>One run a transaction: a run of many epochs takes long to delete, and trainings wait to write theirs.</summary>
    private async Task<IReadOnlyList<string>> DeleteAsync(IReadOnlyList<string> ids, DateTime before, CancellationToken cancellationToken)
    {
        var gone = new List<string>();
        foreach (var id in ids)
        {
            if (await access.WriteAsync(
                db => db.Runs.Where(run => run.Id == id && run.TrashedAt < before).ExecuteDeleteAsync(cancellationToken), cancellationToken) > 0)
            {
                gone.Add(id);
            }
        }

        return gone;
    }

    private Task<IReadOnlyList<string>> UpdateAsync(
        IReadOnlyList<string> ids,
        Expression<Func<RunEntity, bool>> from,
        Action<UpdateSettersBuilder<RunEntity>> change,
        CancellationToken cancellationToken) => access.WriteAsync(
            async db =>
            {
                var changed = await db.Runs.Where(run => ids.Contains(run.Id)).Where(from).Select(run => run.Id).ToListAsync(cancellationToken);
                await db.Runs.Where(run => changed.Contains(run.Id)).ExecuteUpdateAsync(change, cancellationToken);
                return (IReadOnlyList<string>)changed;
            },
            cancellationToken);
}
