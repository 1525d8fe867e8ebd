using Microsoft.Extensions.Options;
using RealNvp.Data.Webhooks;
using RealNvp.Engine.Specs;
using RealNvp.Engine;
using RealNvp.Web.Features.Webhooks.Sending;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Webhooks;

/// <inheritdoc cref="IWebhookService"/>
internal sealed class WebhookService(
    IWebhookStore webhooks, IDeliveryStore deliveries, WebhookRules rules, WebhookSecrets secrets, WebhookSignals signals, IOptions<StudioOptions> options, TimeProvider time)
    : IWebhookService
{
    public bool IsOn => options.Value.Webhooks.Enabled;

    public bool CanLink => options.Value.PublicUrl is not null;

    public Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken = default) => webhooks.ListAsync(cancellationToken);

    public Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken = default) => webhooks.FindAsync(id, cancellationToken);

    public async Task<WebhookSaving> CreateAsync(WebhookWish wish, CancellationToken cancellationToken = default)
    {
        var wanted = Apply(new Webhook
        {
            Id = "",
            Name = "",
            Url = "",
            Format = WebhookFormat.Json,
            Events = WebhookWish.DefaultEvents,
            IsEnabled = true,
            CreatedAt = time.GetUtcNow().UtcDateTime,
        }, wish);
        var errors = await rules.CheckAsync(wanted, cancellationToken);
        if (errors.Count == 0 && (await webhooks.ListAsync(cancellationToken)).Count >= WebhookRules.MostWebhooks)
        {
            errors = [new FieldError("url", $"There are {WebhookRules.MostWebhooks} webhooks, the most there may be; delete one first.")];
        }

        if (errors.Count > 0)
        {
            return new WebhookSaving(null, null, errors);
        }

        var secret = wanted.Format == WebhookFormat.Json ? WebhookSecrets.New() : null;
        var stored = await webhooks.CreateAsync(
            new NewWebhook
            {
                Name = wanted.Name,
                Url = wanted.Url,
                Format = wanted.Format,
                Events = wanted.Events,
                IsEnabled = wanted.IsEnabled,
                ProtectedSecret = secret is null ? null : secrets.Protect(secret),
            },
            cancellationToken);
        return new WebhookSaving(stored, secret, []);
    }

    public async Task<WebhookSaving> UpdateAsync(string id, WebhookWish wish, CancellationToken cancellationToken = default)
    {
        if (await webhooks.FindAsync(id, cancellationToken) is not { } before)
        {
            return new WebhookSaving(null, null, []);
        }

        // Switching off must be possible whatever the settings have come to refuse.
        var errors = wish is { Url: null, Name: null, Events: null, Format: null, IsEnabled: false } ? [] : await rules.CheckAsync(Apply(before, wish), cancellationToken);
        if (errors.Count > 0)
        {
            return new WebhookSaving(null, null, errors);
        }

        // Looking up the address took its time: what others have changed meanwhile, a secret or that it is off, stays unless the wish names it.
        string? secret = null;
        var stored = await webhooks.UpdateAsync(
            id,
            current =>
            {
                var wanted = Apply(current, wish);
                secret = wanted is { Format: WebhookFormat.Json, ProtectedSecret: null } ? WebhookSecrets.New() : null;
                return secret is null ? wanted : wanted with { ProtectedSecret = secrets.Protect(secret) };
            },
            cancellationToken);
        signals.Wake();
        return new WebhookSaving(stored, stored is null ? null : secret, []);
    }

    public async Task<string?> RenewSecretAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await webhooks.FindAsync(id, cancellationToken) is not { Format: WebhookFormat.Json })
        {
            return null;
        }

        var secret = WebhookSecrets.New();
        return await webhooks.UpdateAsync(id, webhook => webhook with { ProtectedSecret = secrets.Protect(secret) }, cancellationToken) is null ? null : secret;
    }

    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) => webhooks.DeleteAsync(id, cancellationToken);

    public async Task<WebhookDelivery?> TestAsync(string id, CancellationToken cancellationToken = default)
    {
        if (!IsOn || await webhooks.FindAsync(id, cancellationToken) is not { IsEnabled: true } webhook)
        {
            return null;
        }

        var deliveryId = DeliveryIds.New();
        var delivery = await deliveries.EnqueueAsync(
            new NewDelivery(deliveryId, id, null, "Test", WebhookMessage.Test(webhook.Format, deliveryId, time.GetUtcNow().UtcDateTime)), cancellationToken);
        signals.Wake();
        return delivery;
    }

    public Task<IReadOnlyList<WebhookDelivery>> ListDeliveriesAsync(string id, int limit, CancellationToken cancellationToken = default) =>
        deliveries.ListAsync(id, limit, cancellationToken);

    private static Webhook Apply(Webhook webhook, WebhookWish wish)
    {
        var url = wish.Url?.Trim() ?? webhook.Url;
        var name = (wish.Name ?? webhook.Name).Trim();
        return webhook with
        {
            Name = name.Length > 0 ? name : Uri.TryCreate(url, UriKind.Absolute, out var address) ? ShortText.Cut(address.Host, WebhookRules.LongestName) : "",
            Url = url,
            Format = wish.Format ?? webhook.Format,
            Events = [.. (wish.Events ?? webhook.Events).Distinct().Order()],
            IsEnabled = wish.IsEnabled ?? webhook.IsEnabled,
        };
    }
}
