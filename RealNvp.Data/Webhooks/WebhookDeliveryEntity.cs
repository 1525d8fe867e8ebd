using RealNvp.Data.Events;

namespace RealNvp.Data.Webhooks;

/// <summary>A delivery's row; see <see cref="WebhookDelivery"/> for what the columns mean.</summary>
internal sealed class WebhookDeliveryEntity
{
    public required string Id { get; init; }

    public required string WebhookId { get; init; }

    public StudioEventKind? Kind { get; init; }

    public required string Title { get; init; }

    public required string Body { get; init; }

    public required DeliveryStatus Status { get; set; }

    public int Attempts { get; set; }

    public DateTime? NextAttemptAt { get; set; }

    public DateTime? LastAttemptAt { get; set; }

    public int? StatusCode { get; set; }

    public string? Error { get; set; }

    public string? Excerpt { get; set; }

    public required DateTime CreatedAt { get; init; }
}
