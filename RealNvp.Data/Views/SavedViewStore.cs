using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Views;

/// <inheritdoc cref="ISavedViewStore"/>
internal sealed class SavedViewStore(StudioAccess access, TimeProvider time) : ISavedViewStore
{
    private static readonly Expression<Func<SavedViewEntity, SavedView>> ToView =
        view => new SavedView(view.Id, view.Name, view.Query, view.Owner, view.CreatedAt, view.ChangedAt);

    private static readonly Func<SavedViewEntity, SavedView> Of = ToView.Compile();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task<IReadOnlyList<SavedView>> ListAsync(CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<SavedView>)await db.SavedViews.OrderBy(view => view.NameKey).Select(ToView).ToListAsync(cancellationToken), cancellationToken);

    public Task<SavedView?> FindAsync(string id, CancellationToken cancellationToken = default) => access.ReadAsync(
        db => db.SavedViews.Where(view => view.Id == id).Select(ToView).FirstOrDefaultAsync(cancellationToken), cancellationToken);

    public Task<SavedViewChange> CreateAsync(
        string name, string query, int most, string? owner = null, CancellationToken cancellationToken = default) => access.WriteAsync(
            async db =>
            {
                if (await db.SavedViews.CountAsync(cancellationToken) >= most)
                {
                    return new SavedViewChange(SavedViewOutcome.Full, null);
                }

                var now = Now;
                return await AddAsync(db, new SavedView(ShortId.New(), name, query, owner, now, now), cancellationToken);
            },
            cancellationToken);

    public Task<SavedViewChange> ChangeAsync(string id, string? name, string? query, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db =>
        {
            if (await db.SavedViews.AsTracking().FirstOrDefaultAsync(view => view.Id == id, cancellationToken) is not { } view)
            {
                return new SavedViewChange(SavedViewOutcome.NotFound, null);
            }

            if (name is not null && await IsTakenAsync(db, name, id, cancellationToken))
            {
                return new SavedViewChange(SavedViewOutcome.NameTaken, null);
            }

            view.Name = name ?? view.Name;
            view.NameKey = KeyOf(view.Name);
            view.Query = query ?? view.Query;
            view.ChangedAt = Now;
            await db.SaveChangesAsync(cancellationToken);
            return new SavedViewChange(SavedViewOutcome.Done, Of(view));
        },
        cancellationToken);

    public Task<SavedView?> DeleteAsync(string id, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db =>
        {
            var view = await db.SavedViews.Where(view => view.Id == id).Select(ToView).FirstOrDefaultAsync(cancellationToken);
            await db.SavedViews.Where(view => view.Id == id).ExecuteDeleteAsync(cancellationToken);
            return view;
        },
        cancellationToken);

    public Task<SavedViewChange> RestoreAsync(SavedView view, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db => await db.SavedViews.Where(other => other.Id == view.Id).Select(ToView).FirstOrDefaultAsync(cancellationToken) is { } here
            ? new SavedViewChange(SavedViewOutcome.Done, here)
            : await AddAsync(db, view, cancellationToken),
        cancellationToken);

    private static async Task<SavedViewChange> AddAsync(StudioContext db, SavedView view, CancellationToken cancellationToken)
    {
        if (await IsTakenAsync(db, view.Name, view.Id, cancellationToken))
        {
            return new SavedViewChange(SavedViewOutcome.NameTaken, null);
        }

        db.SavedViews.Add(new SavedViewEntity
        {
            Id = view.Id,
            Name = view.Name,
            NameKey = KeyOf(view.Name),
            Query = view.Query,
            Owner = view.Owner,
            CreatedAt = view.CreatedAt,
            ChangedAt = view.ChangedAt,
        });
        await db.SaveChangesAsync(cancellationToken);
        return new SavedViewChange(SavedViewOutcome.Done, view);
    }

    private static Task<bool> IsTakenAsync(StudioContext db, string name, string exceptId, CancellationToken cancellationToken)
    {
        var key = KeyOf(name);
        return db.SavedViews.AnyAsync(view => view.NameKey == key && view.Id != exceptId, cancellationToken);
    }

    private static string KeyOf(string name) => name.ToLowerInvariant();
}
