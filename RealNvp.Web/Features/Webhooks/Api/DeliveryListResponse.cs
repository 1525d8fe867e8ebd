namespace RealNvp.Web.Features.Webhooks.Api;

/// <param name="Items">The last messages, newest first.</param>
/// <param name="Total">How many are listed.</param>
public sealed record DeliveryListResponse(IReadOnlyList<DeliveryResponse> Items, int Total);
