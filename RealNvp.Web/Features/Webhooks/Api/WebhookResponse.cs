using RealNvp.Data.Webhooks;

namespace RealNvp.Web.Features.Webhooks.Api;

/// <summary>A receiver as the API tells it.</summary>
/// <param name="Events">What it is told of: <c>run.completed</c>, <c>run.failed</c>, <c>run.cancelled</c>, <c>sweep.ended</c>.</param>
/// <param name="IsSigned">Whether messages carry a signature.</param>
public sealed record WebhookResponse(string Id, string Name, string Url, WebhookFormat Format, IReadOnlyList<string> Events, bool Enabled, bool IsSigned, DateTime CreatedAt)
{
    /// <summary>The secret that signs; only in the answer that makes it.</summary>
    public string? Secret { get; init; }

    public static WebhookResponse Of(Webhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return new WebhookResponse(
            webhook.Id,
            webhook.Name,
            webhook.Url,
            webhook.Format,
            [.. webhook.Events.Select(kind => WebhookEvents.NameOf(kind))],
            webhook.IsEnabled,
            webhook is { Format: WebhookFormat.Json, ProtectedSecret: not null },
            webhook.CreatedAt);
    }
}
