using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Sharing;

internal sealed class ShareLinkStore(StudioAccess access, TimeProvider time) : IShareLinkStore
{
    private static readonly Expression<Func<ShareLinkEntity, ShareLink>> ToLink = link => new ShareLink
    {
        Id = link.Id,
        Kind = link.Kind,
        Targets = link.Targets,
        View = link.View,
        Title = link.Title,
        Owner = link.Owner,
        CreatedAt = link.CreatedAt,
        ExpiresAt = link.ExpiresAt,
        RevokedAt = link.RevokedAt,
    };

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task<ShareLink> CreateAsync(NewShareLink link, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(link);
        var entity = new ShareLinkEntity
        {
            Id = ShortId.New(),
            TokenHash = link.TokenHash,
            Kind = link.Kind,
            Targets = [.. link.Targets],
            View = link.View,
            Title = link.Title,
            Owner = link.Owner,
            CreatedAt = Now,
            ExpiresAt = link.ExpiresAt,
        };
        return access.WriteAsync(
            async db =>
            {
                db.Add(entity);
                await db.SaveChangesAsync(cancellationToken);
                return await db.ShareLinks.Where(stored => stored.Id == entity.Id).Select(ToLink).SingleAsync(cancellationToken);
            },
            cancellationToken);
    }

    public Task<ShareLink?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken = default) => access.ReadAsync(
        db => db.ShareLinks.Where(link => link.TokenHash == tokenHash).Select(ToLink).SingleOrDefaultAsync(cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<ShareLink>> ListAsync(CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<ShareLink>)await db.ShareLinks
            .OrderByDescending(link => link.CreatedAt).ThenBy(link => link.Id)
            .Select(ToLink)
            .ToListAsync(cancellationToken),
        cancellationToken);

    public Task<bool> TryRevokeAsync(string id, CancellationToken cancellationToken = default)
    {
        var now = Now;
        return access.WriteAsync(
            async db => await db.ShareLinks
                .Where(link => link.Id == id && link.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(link => link.RevokedAt, now), cancellationToken) > 0,
            cancellationToken);
    }

    public Task<bool> TryDeleteEndedAsync(string id, CancellationToken cancellationToken = default)
    {
        var now = Now;
        return access.WriteAsync(
            async db => await db.ShareLinks
                .Where(link => link.Id == id && (link.RevokedAt != null || link.ExpiresAt <= now))
                .ExecuteDeleteAsync(cancellationToken) > 0,
            cancellationToken);
    }
}
