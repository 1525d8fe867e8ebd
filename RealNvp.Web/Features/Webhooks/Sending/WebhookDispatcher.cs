using Microsoft.Extensions.Options;
using RealNvp.Data.Events;
using RealNvp.Data.Runs;
using RealNvp.Data.Webhooks;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Webhooks.Sending;

/// <summary>Makes a delivery of each event for each receiver that wants it, exactly once.</summary>
internal sealed class WebhookDispatcher(
    IDeliveryStore deliveries, IWebhookStore webhooks, IRunStore runs, WebhookMessage message, IOptions<StudioOptions> options)
{
    private const int Batch = 200;

    public async Task DispatchAsync(CancellationToken cancellationToken)
    {
        while (await deliveries.ListUnsentEventsAsync(Batch, cancellationToken) is { Count: > 0 } events)
        {
            // Switched off, events pass by: switching on again must not bring months at once.
            var receivers = options.Value.Webhooks.Enabled ? (await webhooks.ListAsync(cancellationToken)).Where(webhook => webhook.IsEnabled).ToList() : [];
            foreach (var happened in events)
            {
                await deliveries.TryEnqueueAsync(happened.Id, await MakeAsync(happened, receivers, cancellationToken), cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<NewDelivery>> MakeAsync(StudioEvent happened, IReadOnlyList<Webhook> receivers, CancellationToken cancellationToken)
    {
        // Of a thousand trials a receiver wants to hear when their sweep has ended.
        var isTrial = happened.GroupId is not null && happened.Kind != StudioEventKind.SweepEnded;
        var wanting = isTrial ? [] : receivers.Where(webhook => webhook.Events.Contains(happened.Kind)).ToList();
        var run = wanting.Count == 0 || happened.Kind == StudioEventKind.SweepEnded ? null : await runs.FindAsync(happened.SubjectId, cancellationToken);
        return wanting.ConvertAll(webhook =>
        {
            var id = DeliveryIds.New();
            return new NewDelivery(id, webhook.Id, happened.Kind, happened.Title, message.Of(webhook.Format, id, happened, run));
        });
    }
}
