using RealNvp.Data.Webhooks;

namespace RealNvp.Web.Features.Webhooks.Api;

/// <summary>A message and what became of it.</summary>
/// <param name="Event">What it tells of; <c>test</c>: nothing.</param>
/// <param name="Title">Name of what it tells of.</param>
/// <param name="Status"><c>pending</c>, <c>delivered</c> or <c>givenUp</c>.</param>
/// <param name="StatusCode">HTTP status of the last answer.</param>
/// <param name="Error">Why the last attempt failed.</param>
/// <param name="Excerpt">The beginning of the last answer.</param>
public sealed record DeliveryResponse(
    string Id,
    string Event,
    string Title,
    DeliveryStatus Status,
    int Attempts,
    DateTime CreatedAt,
    DateTime? LastAttemptAt,
    DateTime? NextAttemptAt,
    int? StatusCode,
    string? Error,
    string? Excerpt)
{
    public static DeliveryResponse Of(WebhookDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return new DeliveryResponse(
            delivery.Id,
            WebhookEvents.NameOf(delivery.Kind),
            delivery.Title,
            delivery.Status,
            delivery.Attempts,
            delivery.CreatedAt,
            delivery.LastAttemptAt,
            delivery.NextAttemptAt,
            delivery.StatusCode,
            delivery.Error,
            delivery.Excerpt);
    }
}
