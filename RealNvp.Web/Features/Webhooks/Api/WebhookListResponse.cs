namespace RealNvp.Web.Features.Webhooks.Api;

/// <param name="Items">Receivers, oldest first.</param>
/// <param name="Total">How many there are.</param>
public sealed record WebhookListResponse(IReadOnlyList<WebhookResponse> Items, int Total);
