using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Views;

/// <inheritdoc cref="ISavedViewStore"/>
/// <remarks>Writes come one after the other (see <see cref="StudioAccess"/>), so that looking for a name and taking it is one step; the index holds it besides.</remarks>
internal sealed class SavedViewStore(StudioAccess access, TimeProvider time) : ISavedViewStore
{
    private const string LocalUser = "";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task<IReadOnlyList<SavedView>> ListAsync(CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<SavedView>)(await db.SavedViews.Where(view => view.Owner == LocalUser).OrderBy(view => view.NameKey).ToListAsync(cancellationToken))
            .ConvertAll(view => view.ToRecord()),
        cancellationToken);

    public Task<SavedView?> FindAsync(string id, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (await db.SavedViews.FirstOrDefaultAsync(view => view.Id == id, cancellationToken))?.ToRecord(),
        cancellationToken);

    public Task<SavedView?> TryCreateAsync(string name, string query, CancellationToken cancellationToken = default)
    {
        var now = Now;
        return AddAsync(new SavedView(ShortId.New(), name, query, null, now, now), cancellationToken);
    }

    public Task<SavedView?> TryChangeAsync(string id, string? name, string? query, CancellationToken cancellationToken = default)
    {
        var now = Now;
        return access.WriteAsync(
            async db =>
            {
                var view = await db.SavedViews.FirstOrDefaultAsync(known => known.Id == id, cancellationToken);
                if (view is null || (name is not null && await IsTakenAsync(db, name, view.Owner, except: id, cancellationToken)))
                {
                    return null;
                }

                (view.Name, view.NameKey) = name is null ? (view.Name, view.NameKey) : (name, KeyOf(name));
                view.Query = query ?? view.Query;
                view.ChangedAt = now;
                await db.SaveChangesAsync(cancellationToken);
                return view.ToRecord();
            },
            cancellationToken);
    }

    public Task<SavedView?> DeleteAsync(string id, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db =>
        {
            if (await db.SavedViews.FirstOrDefaultAsync(view => view.Id == id, cancellationToken) is not { } found)
            {
                return null;
            }

            db.Remove(found);
            await db.SaveChangesAsync(cancellationToken);
            return found.ToRecord();
        },
        cancellationToken);

    public async Task<bool> TryRestoreAsync(SavedView view, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        return await AddAsync(view, cancellationToken) is not null;
    }

    private Task<SavedView?> AddAsync(SavedView view, CancellationToken cancellationToken) => access.WriteAsync(
        async db =>
        {
            var owner = view.Owner ?? LocalUser;
            if (await IsTakenAsync(db, view.Name, owner, except: null, cancellationToken) || await db.SavedViews.AnyAsync(known => known.Id == view.Id, cancellationToken))
            {
                return null;
            }

            db.Add(new SavedViewEntity
            {
                Id = view.Id,
                Name = view.Name,
                NameKey = KeyOf(view.Name),
                Query = view.Query,
                Owner = owner,
                CreatedAt = view.CreatedAt,
                ChangedAt = view.ChangedAt,
            });
            await db.SaveChangesAsync(cancellationToken);
            return view;
        },
        cancellationToken);

    private static Task<bool> IsTakenAsync(StudioContext db, string name, string owner, string? except, CancellationToken cancellationToken)
    {
        var key = KeyOf(name);
        return db.SavedViews.AnyAsync(view => view.Owner == owner && view.NameKey == key && view.Id != except, cancellationToken);
    }

    private static string KeyOf(string name) => name.ToLowerInvariant();
}
