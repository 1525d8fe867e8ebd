using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RealNvp.Data.Events;

namespace RealNvp.Data.Webhooks;

internal sealed class DeliveryStore(StudioAccess access, TimeProvider time) : IDeliveryStore
{
    private static readonly Expression<Func<WebhookDeliveryEntity, WebhookDelivery>> ToDelivery = row => new WebhookDelivery
    {
        Id = row.Id,
        WebhookId = row.WebhookId,
        Kind = row.Kind,
        Title = row.Title,
        Body = row.Body,
        Status = row.Status,
        Attempts = row.Attempts,
        NextAttemptAt = row.NextAttemptAt,
        LastAttemptAt = row.LastAttemptAt,
        StatusCode = row.StatusCode,
        Error = row.Error,
        Excerpt = row.Excerpt,
        CreatedAt = row.CreatedAt,
    };

    public Task<IReadOnlyList<StudioEvent>> ListUnsentEventsAsync(int limit, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<StudioEvent>)await db.Events
            .Where(row => !row.HasDeliveries).OrderBy(row => row.Id).Take(limit)
            .Select(StudioEventStore.ToEvent).ToListAsync(cancellationToken),
        cancellationToken);

    public Task<bool> TryEnqueueAsync(long eventId, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db =>
        {
            var taken = await db.Events.Where(row => row.Id == eventId && !row.HasDeliveries)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.HasDeliveries, true), cancellationToken) > 0;
            if (taken && deliveries.Count > 0)
            {
                // A receiver deleted meanwhile gets none.
                var ids = deliveries.Select(delivery => delivery.WebhookId).ToList();
                var there = await db.Webhooks.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken);
                db.AddRange(deliveries.Where(delivery => there.Contains(delivery.WebhookId)).Select(ToEntity));
                await db.SaveChangesAsync(cancellationToken);
            }

            return taken;
        },
        cancellationToken);

    public Task<WebhookDelivery> EnqueueAsync(NewDelivery delivery, CancellationToken cancellationToken = default) => access.WriteAsync(
        async db =>
        {
            db.Add(ToEntity(delivery));
            await db.SaveChangesAsync(cancellationToken);
            return await db.WebhookDeliveries.Where(row => row.Id == delivery.Id).Select(ToDelivery).SingleAsync(cancellationToken);
        },
        cancellationToken);

    public Task<IReadOnlyList<WebhookDelivery>> ListDueAsync(DateTime now, IReadOnlyCollection<string> busy, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db =>
        {
            var due = db.WebhookDeliveries.Where(row => row.Status == DeliveryStatus.Pending && row.NextAttemptAt <= now && !busy.Contains(row.WebhookId));
            var receivers = await db.Webhooks.Where(webhook => webhook.IsEnabled && due.Any(row => row.WebhookId == webhook.Id)).Select(webhook => webhook.Id).ToListAsync(cancellationToken);
            var first = new List<WebhookDelivery>();
            foreach (var receiver in receivers)
            {
                first.AddRange(await due.Where(row => row.WebhookId == receiver).OrderBy(row => row.NextAttemptAt).ThenBy(row => row.CreatedAt)
                    .Take(1).Select(ToDelivery).ToListAsync(cancellationToken));
            }

            return (IReadOnlyList<WebhookDelivery>)first;
        },
        cancellationToken);

    public Task<DateTime?> NextDueAsync(DateTime now, CancellationToken cancellationToken = default) => access.ReadAsync(
        db => db.WebhookDeliveries.Where(row => row.Status == DeliveryStatus.Pending && row.NextAttemptAt > now)
            .OrderBy(row => row.NextAttemptAt).Select(row => row.NextAttemptAt).FirstOrDefaultAsync(cancellationToken),
        cancellationToken);

    public Task<bool> TryBeginAsync(WebhookDelivery delivery, DateTime now, DateTime nextAttemptAt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return access.WriteAsync(
            async db => await db.WebhookDeliveries
                .Where(row => row.Id == delivery.Id && row.Status == DeliveryStatus.Pending && row.Attempts == delivery.Attempts)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.Attempts, row => row.Attempts + 1)
                        .SetProperty(row => row.LastAttemptAt, now)
                        .SetProperty(row => row.StatusCode, (int?)null)
                        .SetProperty(row => row.Error, (string?)null)
                        .SetProperty(row => row.Excerpt, (string?)null)
                        .SetProperty(row => row.NextAttemptAt, nextAttemptAt),
                    cancellationToken) > 0,
            cancellationToken);
    }

    public Task EndAsync(string id, DeliveryResult result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return access.WriteAsync(
            db => db.WebhookDeliveries.Where(row => row.Id == id && row.Status == DeliveryStatus.Pending).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.Status, result.Status)
                    .SetProperty(row => row.NextAttemptAt, result.NextAttemptAt)
                    .SetProperty(row => row.StatusCode, result.StatusCode)
                    .SetProperty(row => row.Error, result.Error)
                    .SetProperty(row => row.Excerpt, result.Excerpt),
                cancellationToken),
            cancellationToken);
    }

    public Task<WebhookDelivery?> FindAsync(string id, CancellationToken cancellationToken = default) => access.ReadAsync(
        db => db.WebhookDeliveries.Where(row => row.Id == id).Select(ToDelivery).SingleOrDefaultAsync(cancellationToken), cancellationToken);

    public Task<IReadOnlyList<WebhookDelivery>> ListAsync(string webhookId, int limit, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<WebhookDelivery>)await db.WebhookDeliveries
            .Where(row => row.WebhookId == webhookId).OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id).Take(limit)
            .Select(ToDelivery).ToListAsync(cancellationToken),
        cancellationToken);

    public Task<int> DeleteEndedAsync(DateTime before, CancellationToken cancellationToken = default) => access.WriteAsync(
        db => db.WebhookDeliveries.Where(row => row.Status != DeliveryStatus.Pending && row.CreatedAt < before).ExecuteDeleteAsync(cancellationToken),
        cancellationToken);

    private WebhookDeliveryEntity ToEntity(NewDelivery delivery)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new WebhookDeliveryEntity
        {
            Id = delivery.Id,
            WebhookId = delivery.WebhookId,
            Kind = delivery.Kind,
            Title = delivery.Title,
            Body = delivery.Body,
            Status = DeliveryStatus.Pending,
            NextAttemptAt = now,
            CreatedAt = now,
        };
    }
}
