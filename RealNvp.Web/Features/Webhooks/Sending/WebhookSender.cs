using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using RealNvp.Data.Events;
using RealNvp.Data.Webhooks;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Webhooks.Sending;

/// <summary>
/// Sends what is due: one message at a time to each receiver, several receivers at once, so that one that hangs holds up itself alone. All it knows is in
/// the database; an attempt that the host does not live to see the end of is made again with the same id.
/// </summary>
internal sealed class WebhookSender(
    WebhookDispatcher dispatcher,
    IDeliveryStore deliveries,
    IWebhookStore webhooks,
    WebhookClient client,
    WebhookSecrets secrets,
    WebhookSignals signals,
    StudioEventSignal happened,
    IOptions<StudioOptions> options,
    TimeProvider time,
    ILogger<WebhookSender> logger) : BackgroundService
{
    private const int MostAtOnce = 16;
    private const int KeptDays = 30;
    private static readonly TimeSpan Glance = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Housekeeping = TimeSpan.FromHours(6);

    /// <summary>Receivers with an attempt under way.</summary>
    private readonly ConcurrentDictionary<string, bool> _busy = [];
    private readonly List<Task> _attempts = [];
    private DateTime _lastHousekeeping;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private WebhookOptions Settings => options.Value.Webhooks;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        happened.Raised += signals.Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var wait = await StepAsync(stoppingToken);
                await signals.WaitAsync(wait, time, stoppingToken);
            }
        }
        finally
        {
            happened.Raised -= signals.Wake;
            await Task.WhenAll(_attempts);
        }
    }

    /// <returns>How long nothing is due.</returns>
    private async Task<TimeSpan> StepAsync(CancellationToken stopping)
    {
        try
        {
            await dispatcher.DispatchAsync(stopping);
            if (!Settings.Enabled)
            {
                return Glance;
            }

            // One moment for both questions: what falls due between two would be neither due nor to come.
            var moment = Now;
            await StartDueAsync(moment, stopping);
            if (Now - _lastHousekeeping > Housekeeping)
            {
                _lastHousekeeping = Now;
                await deliveries.DeleteEndedAsync(_lastHousekeeping.AddDays(-KeptDays), stopping);
            }

            var next = await deliveries.NextDueAsync(moment, stopping) - Now ?? Glance;
            return next < TimeSpan.Zero ? TimeSpan.Zero : next < Glance ? next : Glance;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            logger.LogError(exception, "Webhooks could not be looked after; will try again.");
            return Glance;
        }
    }

    private async Task StartDueAsync(DateTime moment, CancellationToken stopping)
    {
        _attempts.RemoveAll(attempt => attempt.IsCompleted);
        var due = _busy.Count < MostAtOnce ? await deliveries.ListDueAsync(moment, [.. _busy.Keys], stopping) : [];
        foreach (var delivery in due.Take(MostAtOnce - _busy.Count))
        {
            _busy[delivery.WebhookId] = true;
            _attempts.Add(Task.Run(() => AttemptAsync(delivery, stopping), CancellationToken.None));
        }
    }

    /// <summary>One attempt from its beginning to its note; never throws.</summary>
    private async Task AttemptAsync(WebhookDelivery delivery, CancellationToken stopping)
    {
        try
        {
            await DeliverAsync(delivery, stopping);
        }
        catch (OperationCanceledException)
        {
            // The host stops. The row says when to try again.
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Delivery {DeliveryId} could not be looked after.", delivery.Id);
        }
        finally
        {
            _busy.TryRemove(delivery.WebhookId, out _);
            signals.Wake();
            signals.TellChanged();
        }
    }

    private async Task DeliverAsync(WebhookDelivery delivery, CancellationToken stopping)
    {
        if (await webhooks.FindAsync(delivery.WebhookId, stopping) is not { IsEnabled: true } webhook)
        {
            return;
        }

        var attempt = delivery.Attempts + 1;
        if (attempt > Settings.MaxAttempts)
        {
            await deliveries.EndAsync(delivery.Id, new DeliveryResult(DeliveryStatus.GivenUp, Error: "The host stopped during the last attempt."), stopping);
            return;
        }

        // Should the host die from here on, the attempt counts, and the next one comes when it would have come after a failure.
        var patience = TimeSpan.FromSeconds(Settings.TimeoutSeconds) + RetryDelay.After(attempt, Settings.RetrySeconds);
        if (!await deliveries.TryBeginAsync(delivery, Now, Now + patience, stopping))
        {
            return;
        }

        signals.TellChanged();
        var answer = await SendAsync(webhook, delivery, stopping);
        await deliveries.EndAsync(delivery.Id, ResultOf(answer, attempt), CancellationToken.None);
        logger.LogInformation("Delivery {DeliveryId} to webhook {WebhookId}, attempt {Attempt}: {Outcome}", delivery.Id, webhook.Id, attempt, answer.Error ?? "taken");
    }

    private async Task<WebhookAnswer> SendAsync(Webhook webhook, WebhookDelivery delivery, CancellationToken stopping)
    {
        if (webhook is not { Format: WebhookFormat.Json, ProtectedSecret: { } stored })
        {
            return await client.SendAsync(webhook, delivery, secret: null, stopping);
        }

        return secrets.Reveal(stored) is { } secret
            ? await client.SendAsync(webhook, delivery, secret, stopping)
            : new WebhookAnswer(null, "Its secret cannot be read: the keys in the data folder are not those it was stored with. Make a new secret.", IsFinal: true);
    }

    private DeliveryResult ResultOf(WebhookAnswer answer, int attempt)
    {
        if (answer.Error is null)
        {
            return new DeliveryResult(DeliveryStatus.Delivered, StatusCode: answer.StatusCode, Excerpt: answer.Excerpt);
        }

        var isOver = answer.IsFinal || attempt >= Settings.MaxAttempts;
        return new DeliveryResult(
            isOver ? DeliveryStatus.GivenUp : DeliveryStatus.Pending,
            isOver ? null : Now + RetryDelay.After(attempt, Settings.RetrySeconds, answer.RetryAfter),
            answer.StatusCode,
            answer.Error,
            answer.Excerpt);
    }
}
