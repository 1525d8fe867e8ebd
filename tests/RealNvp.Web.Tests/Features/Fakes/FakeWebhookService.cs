using RealNvp.Data.Webhooks;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Webhooks;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Receivers in a list; nothing is sent.</summary>
internal sealed class FakeWebhookService : IWebhookService
{
    public bool IsOn { get; set; } = true;

    public bool CanLink { get; set; } = true;

    public List<Webhook> Items { get; } = [];

    public List<WebhookDelivery> Deliveries { get; } = [];

    public List<string> Tested { get; } = [];

    /// <summary>What a wish is answered with instead.</summary>
    public IReadOnlyList<FieldError> Refusal { get; set; } = [];

    public Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<Webhook>>([.. Items]);

    public Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult(Items.Find(item => item.Id == id));

    public Task<WebhookSaving> CreateAsync(WebhookWish wish, CancellationToken cancellationToken = default)
    {
        if (Refusal.Count > 0)
        {
            return Task.FromResult(new WebhookSaving(null, null, Refusal));
        }

        Items.Add(new Webhook
        {
            Id = $"hook{Items.Count}",
            Name = wish.Name!,
            Url = wish.Url!,
            Format = wish.Format!.Value,
            Events = wish.Events!,
            IsEnabled = true,
            CreatedAt = RunFactory.Start,
        });
        return Task.FromResult(new WebhookSaving(Items[^1], wish.Format == WebhookFormat.Json ? "whsec_once" : null, []));
    }

    public Task<WebhookSaving> UpdateAsync(string id, WebhookWish wish, CancellationToken cancellationToken = default)
    {
        var index = Items.FindIndex(item => item.Id == id);
        Items[index] = Items[index] with { IsEnabled = wish.IsEnabled ?? Items[index].IsEnabled, Name = wish.Name ?? Items[index].Name };
        return Task.FromResult(new WebhookSaving(Items[index], null, []));
    }

    public Task<string?> RenewSecretAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult<string?>("whsec_renewed");

    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult(Items.RemoveAll(item => item.Id == id) > 0);

    public Task<WebhookDelivery?> TestAsync(string id, CancellationToken cancellationToken = default)
    {
        Tested.Add(id);
        Deliveries.Add(new WebhookDelivery { Id = "d", WebhookId = id, Title = "Test", Body = "{}", Status = DeliveryStatus.Pending, Attempts = 0, CreatedAt = RunFactory.Start });
        return Task.FromResult<WebhookDelivery?>(Deliveries[^1]);
    }

    public Task<IReadOnlyList<WebhookDelivery>> ListDeliveriesAsync(string id, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<WebhookDelivery>>([.. Deliveries.Where(delivery => delivery.WebhookId == id)]);
}
