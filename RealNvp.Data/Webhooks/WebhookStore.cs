using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Webhooks;

internal sealed class WebhookStore(StudioAccess access, TimeProvider time) : IWebhookStore
{
    private static readonly Expression<Func<WebhookEntity, Webhook>> ToWebhook = row => new Webhook
    {
        Id = row.Id,
        Name = row.Name,
        Url = row.Url,
        Format = row.Format,
        Events = row.Events,
        IsEnabled = row.IsEnabled,
        ProtectedSecret = row.ProtectedSecret,
        Owner = row.Owner,
        CreatedAt = row.CreatedAt,
    };

    private static readonly Func<WebhookEntity, Webhook> Read = ToWebhook.Compile();

    public Task<Webhook> CreateAsync(NewWebhook webhook, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        var entity = new WebhookEntity
        {
            Id = ShortId.New(),
            Name = webhook.Name,
            Url = webhook.Url,
            Format = webhook.Format,
            Events = [.. webhook.Events],
            IsEnabled = webhook.IsEnabled,
            ProtectedSecret = webhook.ProtectedSecret,
            Owner = webhook.Owner,
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        return access.WriteAsync(
            async db =>
            {
                db.Add(entity);
                await db.SaveChangesAsync(cancellationToken);
                return await db.Webhooks.Where(row => row.Id == entity.Id).Select(ToWebhook).SingleAsync(cancellationToken);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<Webhook>)await db.Webhooks.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Select(ToWebhook).ToListAsync(cancellationToken),
        cancellationToken);

    public Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken = default) => access.ReadAsync(
        db => db.Webhooks.Where(row => row.Id == id).Select(ToWebhook).SingleOrDefaultAsync(cancellationToken), cancellationToken);

    public Task<Webhook?> UpdateAsync(string id, Func<Webhook, Webhook> change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return access.WriteAsync(
            async db =>
            {
                if (await db.Webhooks.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row)
                {
                    return null;
                }

                var webhook = change(Read(row));
                (row.Name, row.Url, row.Format, row.IsEnabled) = (webhook.Name, webhook.Url, webhook.Format, webhook.IsEnabled);
                (row.Events, row.ProtectedSecret) = ([.. webhook.Events], webhook.ProtectedSecret);
                await db.SaveChangesAsync(cancellationToken);
                if (!row.IsEnabled)
                {
                    await db.WebhookDeliveries.Where(delivery => delivery.WebhookId == row.Id && delivery.Status == DeliveryStatus.Pending).ExecuteUpdateAsync(
                        set => set
                            .SetProperty(delivery => delivery.Status, DeliveryStatus.GivenUp)
                            .SetProperty(delivery => delivery.NextAttemptAt, (DateTime?)null)
                            .SetProperty(delivery => delivery.Error, "The webhook was switched off."),
                        cancellationToken);
                }

                return (Webhook?)Read(row);
            },
            cancellationToken);
    }

    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db => await db.Webhooks.Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken) > 0, cancellationToken);
}
