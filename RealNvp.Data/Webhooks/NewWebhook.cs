using RealNvp.Data.Events;

namespace RealNvp.Data.Webhooks;

/// <summary>A receiver to be stored; see <see cref="Webhook"/>.</summary>
public sealed record NewWebhook
{
    public required string Name { get; init; }

    public required string Url { get; init; }

    public required WebhookFormat Format { get; init; }

    public required IReadOnlyList<StudioEventKind> Events { get; init; }

    public bool IsEnabled { get; init; } = true;

    public string? ProtectedSecret { get; init; }

    public string? Owner { get; init; }
}
