using RealNvp.Data.Events;

namespace RealNvp.Data.Webhooks;

/// <summary>Somebody outside who is told of events.</summary>
public sealed record Webhook
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Url { get; init; }

    public required WebhookFormat Format { get; init; }

    /// <summary>What it is told of; ascending, at least one.</summary>
    public required IReadOnlyList<StudioEventKind> Events { get; init; }

    public required bool IsEnabled { get; init; }

    /// <summary>The secret that signs, encrypted; null: nothing is signed.</summary>
    public string? ProtectedSecret { get; init; }

    public string? Owner { get; init; }

    public required DateTime CreatedAt { get; init; }
}
