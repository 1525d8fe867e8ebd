using RealNvp.Data.Events;

namespace RealNvp.Data.Webhooks;

/// <summary>Messages to receivers: kept as rows, so that they outlive a restart.</summary>
public interface IDeliveryStore
{
    /// <summary>Events whose deliveries have not been made, oldest first.</summary>
    Task<IReadOnlyList<StudioEvent>> ListUnsentEventsAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>Stores the deliveries of an event and notes that it has them, both or nothing.</summary>
    /// <returns>False: it had them already, or is gone.</returns>
    Task<bool> TryEnqueueAsync(long eventId, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellationToken = default);

    /// <summary>Stores a delivery that no event asks for.</summary>
    Task<WebhookDelivery> EnqueueAsync(NewDelivery delivery, CancellationToken cancellationToken = default);

    /// <summary>The delivery due first of each receiver that is switched on, save some.</summary>
    /// <param name="busy">Ids of receivers to leave out.</param>
    Task<IReadOnlyList<WebhookDelivery>> ListDueAsync(DateTime now, IReadOnlyCollection<string> busy, CancellationToken cancellationToken = default);

    /// <summary>When the next one is due, of those in the future; null: none.</summary>
    Task<DateTime?> NextDueAsync(DateTime now, CancellationToken cancellationToken = default);

    /// <summary>Counts an attempt that begins, forgets how the last one ended, and notes when to try again should nothing more be heard of it.</summary>
    /// <returns>False: somebody else has begun, or it is not pending any more.</returns>
    Task<bool> TryBeginAsync(WebhookDelivery delivery, DateTime now, DateTime nextAttemptAt, CancellationToken cancellationToken = default);

    /// <summary>Notes what became of an attempt; nothing happens if the delivery was given up or deleted meanwhile.</summary>
    Task EndAsync(string id, DeliveryResult result, CancellationToken cancellationToken = default);

    Task<WebhookDelivery?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The last ones of a receiver, newest first.</summary>
    Task<IReadOnlyList<WebhookDelivery>> ListAsync(string webhookId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Deletes ended deliveries made before a moment.</summary>
    Task<int> DeleteEndedAsync(DateTime before, CancellationToken cancellationToken = default);
}
