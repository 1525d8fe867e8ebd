using RealNvp.Data.Events;

namespace RealNvp.Data.Webhooks;

/// <summary>A receiver's row; see <see cref="Webhook"/> for what the columns mean.</summary>
internal sealed class WebhookEntity
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required string Url { get; set; }

    public required WebhookFormat Format { get; set; }

    public List<StudioEventKind> Events { get; set; } = [];

    public required bool IsEnabled { get; set; }

    public string? ProtectedSecret { get; set; }

    public string? Owner { get; init; }

    public required DateTime CreatedAt { get; init; }
}
