namespace RealNvp.Data.Webhooks;

/// <summary>Receivers of events.</summary>
public interface IWebhookStore
{
    Task<Webhook> CreateAsync(NewWebhook webhook, CancellationToken cancellationToken = default);

    /// <summary>All of them, oldest first.</summary>
    Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken = default);

    Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Changes a receiver as it is stored now, whatever was read of it before. What waits for one that is switched off is given up.</summary>
    /// <param name="change">From what is stored to what is to be; its id, owner and time of making stay.</param>
    /// <returns>It as it is now; null: there is none.</returns>
    Task<Webhook?> UpdateAsync(string id, Func<Webhook, Webhook> change, CancellationToken cancellationToken = default);

    /// <summary>Deletes it with its deliveries. False: there is none.</summary>
    Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default);
}
