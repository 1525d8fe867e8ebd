using RealNvp.Data.Events;

namespace RealNvp.Data.Webhooks;

/// <summary>A message to be sent; see <see cref="WebhookDelivery"/>.</summary>
/// <param name="Id">Made by the caller, because the body names it.</param>
public sealed record NewDelivery(string Id, string WebhookId, StudioEventKind? Kind, string Title, string Body);
