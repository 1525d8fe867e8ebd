using RealNvp.Data.Events;

namespace RealNvp.Data.Webhooks;

/// <summary>One message to one receiver, with what became of it.</summary>
public sealed record WebhookDelivery
{
    /// <summary>The same for every attempt, so that a receiver can tell a repetition.</summary>
    public required string Id { get; init; }

    public required string WebhookId { get; init; }

    /// <summary>What it tells of; null: it is a test.</summary>
    public StudioEventKind? Kind { get; init; }

    /// <summary>Name of what it tells of.</summary>
    public required string Title { get; init; }

    /// <summary>What is sent, the same in every attempt.</summary>
    public required string Body { get; init; }

    public required DeliveryStatus Status { get; init; }

    /// <summary>How often it was sent, an attempt under way included.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it is sent next; null: not any more.</summary>
    public DateTime? NextAttemptAt { get; init; }

    public DateTime? LastAttemptAt { get; init; }

    /// <summary>HTTP status of the last answer; null: there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; init; }

    /// <summary>The beginning of the last answer.</summary>
    public string? Excerpt { get; init; }

    public required DateTime CreatedAt { get; init; }
}
