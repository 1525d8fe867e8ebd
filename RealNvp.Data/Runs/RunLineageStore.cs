using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Runs;

/// <inheritdoc cref="IRunLineageStore"/>
internal sealed class RunLineageStore(StudioAccess access) : IRunLineageStore
{
    public Task<IReadOnlyList<RunRecord>> ListChildrenAsync(
        IReadOnlyList<string> parentIds, int limit, CancellationToken cancellationToken = default) => ReadAsync(
        runs => Oldest(runs.Where(run => run.ParentId != null && parentIds.Contains(run.ParentId))).Take(limit), cancellationToken);

    public Task<IReadOnlyList<RunRecord>> ListBySettingsAsync(string settingsHash, CancellationToken cancellationToken = default) => ReadAsync(
        runs => Oldest(runs.Where(run => run.SettingsHash == settingsHash && run.Origin != RunOrigin.Reproduction)), cancellationToken);

    public Task<IReadOnlyList<RunRecord>> ListHashedOtherwiseAsync(string prefix, int limit, CancellationToken cancellationToken = default) => ReadAsync(
        runs => Oldest(runs.Where(run => !run.SettingsHash.StartsWith(prefix))).Take(limit), cancellationToken);

    public Task SetSettingsHashesAsync(IReadOnlyDictionary<string, string> hashes, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db =>
        {
            foreach (var (id, hash) in hashes)
            {
                await db.Runs.Where(run => run.Id == id)
                    .ExecuteUpdateAsync(set => set.SetProperty(run => run.SettingsHash, hash), cancellationToken);
            }
        },
        cancellationToken);

    private Task<IReadOnlyList<RunRecord>> ReadAsync(Func<IQueryable<RunEntity>, IQueryable<RunEntity>> choose, CancellationToken cancellationToken) =>
        access.ReadAsync(
            async db => (IReadOnlyList<RunRecord>)(await choose(db.Runs).ToListAsync(cancellationToken)).ConvertAll(RunMapping.ToRecord), cancellationToken);

    private static IQueryable<RunEntity> Oldest(IQueryable<RunEntity> runs) => runs.OrderBy(run => run.CreatedAt).ThenBy(run => run.Id);
}
