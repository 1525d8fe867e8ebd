namespace RealNvp.Data.Webhooks;

/// <summary>Receivers of events.</summary>
public interface IWebhookStore
{
    Task<Webhook> CreateAsync(NewWebhook webhook, CancellationToken cancellationToken = default);

    /// <summary>All of them, oldest first.</summary>
    Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken = default);

    Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Stores all that can be changed. What waits for a receiver that is switched off is given up.</summary>
    /// <returns>It as it is now; null: there is none.</returns>
    Task<Webhook?> UpdateAsync(Webhook webhook, CancellationToken cancellationToken = default);

    /// <summary>Deletes it with its deliveries. False: there is none.</summary>
    Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default);
}
