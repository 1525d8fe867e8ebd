using RealNvp.Data.Events;
using RealNvp.Data.Webhooks;

namespace RealNvp.Data.Tests.Webhooks;

public class DeliveryStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_gets_its_deliveries_once_and_none_for_a_receiver_that_is_gone()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (deliveries, webhook) = (studio.Get<IDeliveryStore>(), await AddAsync(studio));
        await studio.Runs.TryCancelAsync((await studio.AddRunAsync()).Id, Token);
        var happened = Assert.Single(await deliveries.ListUnsentEventsAsync(10, Token));

        Assert.True(await deliveries.TryEnqueueAsync(happened.Id, [New("a", webhook.Id), New("b", "nosuchhook")], Token));
        Assert.False(await deliveries.TryEnqueueAsync(happened.Id, [New("c", webhook.Id)], Token));

        Assert.Empty(await deliveries.ListUnsentEventsAsync(10, Token));
        Assert.Equal("a", Assert.Single(await deliveries.ListAsync(webhook.Id, 10, Token)).Id);
    }

    [Fact]
    public async Task The_first_due_of_each_receiver_comes_and_of_two_who_begin_it_one_wins()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var deliveries = studio.Get<IDeliveryStore>();
        var (first, second) = (await AddAsync(studio), await AddAsync(studio));
        foreach (var (id, webhook) in ((string, Webhook)[])[("a", first), ("b", first), ("c", second)])
        {
            studio.Clock.Advance(TimeSpan.FromSeconds(1));
            await deliveries.EnqueueAsync(New(id, webhook.Id), Token);
        }

        var now = studio.Clock.GetUtcNow().UtcDateTime;
        var due = await deliveries.ListDueAsync(now, [], Token);
        Assert.Equal(["a", "c"], due.Select(delivery => delivery.Id).Order());
        Assert.Equal("c", Assert.Single(await deliveries.ListDueAsync(now, [first.Id], Token)).Id);

        var a = due.Single(delivery => delivery.Id == "a");
        Assert.True(await deliveries.TryBeginAsync(a, now, now.AddMinutes(1), Token));
        Assert.False(await deliveries.TryBeginAsync(a, now, now.AddMinutes(1), Token));
        Assert.Equal((1, now.AddMinutes(1)), ((await deliveries.FindAsync("a", Token))!.Attempts, await deliveries.NextDueAsync(now, Token)));

        await deliveries.EndAsync("a", new DeliveryResult(DeliveryStatus.Delivered, StatusCode: 200), Token);
        await deliveries.EndAsync("a", new DeliveryResult(DeliveryStatus.GivenUp), Token);
        Assert.Equal(DeliveryStatus.Delivered, (await deliveries.FindAsync("a", Token))!.Status);
        Assert.Null(await deliveries.NextDueAsync(now, Token));
    }

    [Fact]
    public async Task Switched_off_what_waits_is_given_up_and_deleted_its_deliveries_go_with_it()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (deliveries, webhooks, webhook) = (studio.Get<IDeliveryStore>(), studio.Get<IWebhookStore>(), await AddAsync(studio));
        await deliveries.EnqueueAsync(New("a", webhook.Id), Token);

        await webhooks.UpdateAsync(webhook.Id, stored => stored with { IsEnabled = false, Name = "quiet" }, Token);
        var dropped = await deliveries.FindAsync("a", Token);
        Assert.Equal((DeliveryStatus.GivenUp, null), (dropped!.Status, dropped.NextAttemptAt));
        var listed = Assert.Single(await webhooks.ListAsync(Token));
        Assert.Equal(("quiet", false), (listed.Name, listed.IsEnabled));
        Assert.Equal([StudioEventKind.RunFailed, StudioEventKind.SweepEnded], listed.Events);

        Assert.True(await webhooks.DeleteAsync(webhook.Id, Token));
        Assert.Null(await deliveries.FindAsync("a", Token));
        Assert.Null(await webhooks.UpdateAsync(webhook.Id, stored => stored, Token));
    }

    [Fact]
    public async Task Old_deliveries_go_those_that_wait_stay()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (deliveries, webhook) = (studio.Get<IDeliveryStore>(), await AddAsync(studio));
        await deliveries.EnqueueAsync(New("ended", webhook.Id), Token);
        await deliveries.EnqueueAsync(New("waits", webhook.Id), Token);
        await deliveries.EndAsync("ended", new DeliveryResult(DeliveryStatus.GivenUp), Token);

        Assert.Equal(1, await deliveries.DeleteEndedAsync(studio.Clock.GetUtcNow().UtcDateTime.AddSeconds(1), Token));
        Assert.Equal("waits", Assert.Single(await deliveries.ListAsync(webhook.Id, 10, Token)).Id);
    }

    private static NewDelivery New(string id, string webhookId) => new(id, webhookId, StudioEventKind.RunFailed, "moons", "{}");

    private static Task<Webhook> AddAsync(StudioFixture studio) => studio.Get<IWebhookStore>().CreateAsync(
        new NewWebhook
        {
            Name = "a program",
            Url = "https://hooks.example.org",
            Format = WebhookFormat.Json,
            Events = [StudioEventKind.RunFailed, StudioEventKind.SweepEnded],
        },
        Token);
}
