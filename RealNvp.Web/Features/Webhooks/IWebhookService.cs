using RealNvp.Data.Webhooks;

namespace RealNvp.Web.Features.Webhooks;

/// <summary>Programs outside that are told what ended.</summary>
public interface IWebhookService
{
    /// <summary>Whether the settings let messages be sent.</summary>
    bool IsOn { get; }

    /// <summary>Whether messages can link to runs: only if it is set under which address people reach the studio.</summary>
    bool CanLink { get; }

    /// <summary>All receivers, oldest first.</summary>
    Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken = default);

    Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Adds a receiver. One that takes JSON gets a secret, which is in the answer and told nowhere again.</summary>
    Task<WebhookSaving> CreateAsync(WebhookWish wish, CancellationToken cancellationToken = default);

    /// <summary>Changes what the wish names. A receiver that takes JSON only now gets its secret now.</summary>
    Task<WebhookSaving> UpdateAsync(string id, WebhookWish wish, CancellationToken cancellationToken = default);

    /// <summary>Replaces the secret; the old one signs nothing more.</summary>
    /// <returns>The new one; null: there is no such receiver, or none that is signed for.</returns>
    Task<string?> RenewSecretAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes it with its deliveries. False: there is none.</summary>
    Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Sends a test like any other message.</summary>
    /// <returns>Null: there is no such receiver, or it is switched off.</returns>
    Task<WebhookDelivery?> TestAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The last messages to a receiver, newest first.</summary>
    Task<IReadOnlyList<WebhookDelivery>> ListDeliveriesAsync(string id, int limit, CancellationToken cancellationToken = default);
}
