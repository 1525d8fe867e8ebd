using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RealNvp.Data.Events;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Data.Sweeps;
using RealNvp.Data.Webhooks;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Webhooks;
using RealNvp.Web.Tests.Features.Fakes;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Features.Webhooks;

/// <summary>From a run's end to a real receiver on loopback.</summary>
public sealed class WebhookDeliveryTests : IDisposable
{
    private readonly StudioFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_completed_run_is_told_whole_and_its_signature_holds()
    {
        await using var receiver = await Receiver.AnsweringAsync(200);
        await using var host = await WebhookHost.StartAsync(_folder);
        var (webhook, secret) = await host.AddAsync(receiver.Url);
        var run = await host.Runs.CreateAsync(StudioFolder.NewRun(new RunSpec { Name = "moons & co" }), Token);
        await host.Runs.TryStartAsync(run.Id, Token);
        await host.Runs.TryCompleteAsync(run.Id, new RunFinish(1e-6, 100, 1_000_000) { TestNll = 1.25, TestGap = double.NaN }, Token);

        var delivered = await host.WaitForAsync(webhook.Id, DeliveryStatus.Delivered);
        var message = Assert.Single(receiver.Messages);

        Assert.Equal((1, 200, "noted", null), (delivered.Attempts, delivered.StatusCode, delivered.Excerpt, delivered.NextAttemptAt));
        Assert.Equal(("run.completed", delivered.Id), (message.Headers["X-RealNvp-Event"], message.DeliveryId));
        Assert.StartsWith("application/json", message.Headers["Content-Type"], StringComparison.Ordinal);
        var body = JsonSerializer.Deserialize<JsonElement>(message.Body);
        Assert.Equal(delivered.Id, body.GetProperty("id").GetString());
        var told = body.GetProperty("run");
        Assert.Equal((run.Id, "moons & co", "completed"), (told.GetProperty("id").GetString(), told.GetProperty("name").GetString(), told.GetProperty("status").GetString()));
        Assert.Equal((1.25, JsonValueKind.Null), (told.GetProperty("testNll").GetDouble(), told.GetProperty("testGap").ValueKind));
        Assert.Equal($"https://flows.example.org/runs/{run.Id}", told.GetProperty("url").GetString());

        var parts = message.Headers["X-RealNvp-Signature"].Split(',').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        using var hmac = new HMACSHA256(Encoding.ASCII.GetBytes(secret!));
        var expected = Convert.ToHexString(hmac.ComputeHash([.. Encoding.ASCII.GetBytes(parts["t"] + "."), .. Encoding.UTF8.GetBytes(message.Body)]));
        Assert.Equal(expected, parts["v1"], ignoreCase: true);
        Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(parts["t"], CultureInfo.InvariantCulture), 0, 120);
    }

    [Fact]
    public async Task Of_a_sweep_its_end_is_told_and_not_that_of_each_trial()
    {
        await using var receiver = await Receiver.AnsweringAsync(200);
        await using var host = await WebhookHost.StartAsync(_folder);
        var (webhook, _) = await host.AddAsync(receiver.Url, WebhookFormat.Slack);
        var sweeps = host.Get<ISweepStore>();
        var sweep = await sweeps.CreateAsync(
            new NewSweep { Name = "rates", Kind = SweepKind.Grid, RequestJson = "{}", DatasetName = "Two moons", Trials = [new NewTrial(1, 1, ["0.1"])] }, Token);
        var run = (await sweeps.TryAddRunAsync(sweep.Id, 1, StudioFolder.NewRun(new RunSpec { Name = "trial 1" }), Token))!;
        await host.Runs.TryFailAsync(run, "The loss became NaN.", null, Token);
        Assert.True(await sweeps.TryCompleteAsync(sweep.Id, Token));

        await host.WaitForAsync(webhook.Id, DeliveryStatus.Delivered);

        Assert.Single(await host.Webhooks.ListDeliveriesAsync(webhook.Id, 10, Token));
        Assert.Contains($"*rates* has ended: 0 of 1 trials trained to their end. <https://flows.example.org/sweeps/{sweep.Id}|Open>", Assert.Single(receiver.Messages).Body.Replace("\\u003C", "<", StringComparison.Ordinal).Replace("\\u003E", ">", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_gets_one_sentence_in_which_a_name_is_only_a_name()
    {
        await using var receiver = await Receiver.AnsweringAsync(200);
        await using var host = await WebhookHost.StartAsync(_folder);
        var (webhook, secret) = await host.AddAsync(receiver.Url, WebhookFormat.Slack);
        var id = await host.FailRunAsync("<!channel> & all");

        await host.WaitForAsync(webhook.Id, DeliveryStatus.Delivered);

        var message = Assert.Single(receiver.Messages);
        var text = JsonSerializer.Deserialize<JsonElement>(message.Body).GetProperty("text").GetString();
        Assert.Equal($"*&lt;!channel&gt; &amp; all* failed: The loss became NaN. <https://flows.example.org/runs/{id}|Open>", text);
        Assert.Null(secret);
        Assert.False(message.Headers.ContainsKey("X-RealNvp-Signature"));
    }

    [Fact]
    public async Task An_error_is_tried_again_with_the_same_id_and_body_until_it_is_taken_and_then_no_more()
    {
        await using var receiver = await Receiver.AnsweringAsync(500, 503, 200);
        await using var host = await WebhookHost.StartAsync(_folder);
        var (webhook, _) = await host.AddAsync(receiver.Url);
        await host.FailRunAsync("moons");

        var delivered = await host.WaitForAsync(webhook.Id, DeliveryStatus.Delivered);
        await host.FailRunAsync("the next one");
        await receiver.WaitForAsync(4);

        Assert.Equal((3, null), (delivered.Attempts, delivered.Error));
        Assert.Single(receiver.Messages.Take(3).Select(message => (message.DeliveryId, message.Body)).Distinct());
        Assert.NotEqual(delivered.Id, receiver.Messages.Last().DeliveryId);
        Assert.Equal(2, (await host.Webhooks.ListDeliveriesAsync(webhook.Id, 10, Token)).Count);
    }

    [Fact]
    public async Task Who_never_takes_it_is_given_up_after_the_last_attempt_and_the_list_says_why()
    {
        await using var receiver = await Receiver.AnsweringAsync(404);
        await using var host = await WebhookHost.StartAsync(_folder, WebhookHost.Local with { MaxAttempts = 3 });
        var (webhook, _) = await host.AddAsync(receiver.Url);
        await host.FailRunAsync("moons");

        var delivery = await host.WaitForAsync(webhook.Id, DeliveryStatus.GivenUp);

        Assert.Equal((3, 404, "It answered 404 Not Found.", null), (delivery.Attempts, delivery.StatusCode, delivery.Error, delivery.NextAttemptAt));
        Assert.Equal(3, receiver.Messages.Count);
    }

    [Fact]
    public async Task A_receiver_that_wants_no_more_is_asked_once()
    {
        await using var receiver = await Receiver.AnsweringAsync(410);
        await using var host = await WebhookHost.StartAsync(_folder);
        var (webhook, _) = await host.AddAsync(receiver.Url);
        await host.FailRunAsync("moons");

        Assert.Equal(1, (await host.WaitForAsync(webhook.Id, DeliveryStatus.GivenUp)).Attempts);
    }

    [Fact]
    public async Task One_that_hangs_runs_out_of_time_and_is_tried_again_and_holds_up_no_other()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var never = new TaskCompletionSource();
        await using var hanging = await Receiver.StartAsync((context, before) => before == 0 ? never.Task.WaitAsync(context.RequestAborted) : Task.CompletedTask);
        await using var prompt = await Receiver.AnsweringAsync(204);
        await using var host = await WebhookHost.StartAsync(_folder, change: services => services.AddSingleton<TimeProvider>(time));
        var (slow, _) = await host.AddAsync(hanging.Url);
        var (quick, _) = await host.AddAsync(prompt.Url);
        await host.FailRunAsync("moons");

        await host.WaitForAsync(quick.Id, DeliveryStatus.Delivered);
        await hanging.WaitForAsync(1);
        time.Advance(TimeSpan.FromSeconds(WebhookHost.Local.TimeoutSeconds));
        var missed = await host.WaitForAsync(slow.Id, delivery => delivery.Error is not null, "the first attempt ends");
        time.Advance(TimeSpan.FromSeconds(1));
        var delivered = await host.WaitForAsync(slow.Id, DeliveryStatus.Delivered);

        Assert.Equal("No whole answer within 30 s.", missed!.Error);
        Assert.Equal(2, delivered.Attempts);
        Assert.Single(hanging.Messages.Select(message => message.DeliveryId).Distinct());
    }

    [Fact]
    public async Task Of_an_endless_answer_only_the_beginning_is_read_and_kept()
    {
        await using var receiver = await Receiver.StartAsync(async (context, _) =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(new string('x', 1000), context.RequestAborted);
            }
        });
        await using var host = await WebhookHost.StartAsync(_folder);
        var (webhook, _) = await host.AddAsync(receiver.Url);
        await host.FailRunAsync("moons");

        Assert.Equal(301, (await host.WaitForAsync(webhook.Id, DeliveryStatus.Delivered)).Excerpt!.Length);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var receiver = await Receiver.StartAsync((context, _) =>
        {
            context.Response.Redirect("/inner");
            return Task.CompletedTask;
        });
        await using var host = await WebhookHost.StartAsync(_folder, WebhookHost.Local with { MaxAttempts = 1 });
        var (webhook, _) = await host.AddAsync(receiver.Url);
        await host.FailRunAsync("moons");

        var delivery = await host.WaitForAsync(webhook.Id, DeliveryStatus.GivenUp);

        Assert.Contains("It answered 302; redirects are not followed.", delivery.Error, StringComparison.Ordinal);
        Assert.Equal(["/hook"], receiver.Messages.Select(message => message.Path));
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_by_the_time_of_the_connection_is_refused_there()
    {
        await using var receiver = await Receiver.AnsweringAsync(200);
        var resolver = new ScriptedResolver();
        resolver.Set("rebind.example.org", "93.184.216.34", "127.0.0.1");
        await using var host = await WebhookHost.StartAsync(_folder, WebhookHost.Local with { AllowedTargets = "" }, resolver);
        var (webhook, _) = await host.AddAsync("https://rebind.example.org:" + new Uri(receiver.Url).Port);
        await host.FailRunAsync("moons");

        var delivery = await host.WaitForAsync(webhook.Id, DeliveryStatus.GivenUp);

        Assert.StartsWith("The target rebind.example.org is refused: 127.0.0.1 is a loopback address.", delivery.Error, StringComparison.Ordinal);
        Assert.Equal(1, delivery.Attempts);
        Assert.Empty(receiver.Messages);
    }

    [Fact]
    public async Task What_a_host_left_unsent_the_next_one_sends_with_the_same_id()
    {
        var never = new TaskCompletionSource();
        await using var receiver = await Receiver.StartAsync((context, before) => before == 0 ? never.Task.WaitAsync(context.RequestAborted) : Task.CompletedTask);
        string id;
        await using (var first = await WebhookHost.StartAsync(_folder, WebhookHost.Local with { TimeoutSeconds = 1 }))
        {
            (var webhook, _) = await first.AddAsync(receiver.Url);
            id = webhook.Id;
            await first.FailRunAsync("moons");
            await receiver.WaitForAsync(1);
        }

        await using var second = await WebhookHost.StartAsync(_folder);
        var delivered = await second.WaitForAsync(id, DeliveryStatus.Delivered);

        Assert.True(delivered.Attempts >= 2, $"{delivered.Attempts} attempts");
        Assert.Single(receiver.Messages.Select(message => (message.DeliveryId, message.Body)).Distinct());
    }

    [Fact]
    public async Task An_end_just_before_the_host_died_is_told_by_the_next_one_even_if_the_run_is_gone()
    {
        await using var receiver = await Receiver.AnsweringAsync(200);
        Webhook webhook;
        await using (var off = await WebhookHost.StartAsync(_folder))
        {
            (webhook, _) = await off.AddAsync(receiver.Url);
        }

        await using (var stores = new ServiceProviderOfStores(_folder))
        {
            var run = await stores.Runs.CreateAsync(StudioFolder.NewRun(new RunSpec { Name = "short-lived" }), Token);
            await stores.Runs.TryFailAsync(run.Id, "It broke.", null, Token);
            await stores.Shelves.MarkAsync([run.Id], RunMark.Trash, Token);
            await stores.Shelves.DeleteAsync([run.Id], Token);
        }

        await using var host = await WebhookHost.StartAsync(_folder);
        await host.WaitForAsync(webhook.Id, DeliveryStatus.Delivered);

        var told = JsonSerializer.Deserialize<JsonElement>(Assert.Single(receiver.Messages).Body).GetProperty("run");
        Assert.Equal(("short-lived", "It broke.", true), (told.GetProperty("name").GetString(), told.GetProperty("failureReason").GetString(), told.GetProperty("deleted").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, told.GetProperty("url").ValueKind);
    }

    [Fact]
    public async Task Nobody_is_told_what_he_does_not_want_or_while_he_is_off_and_what_waits_is_dropped()
    {
        await using var receiver = await Receiver.AnsweringAsync(500);
        await using var host = await WebhookHost.StartAsync(_folder, WebhookHost.Local with { RetrySeconds = 3000 });
        var (picky, _) = await host.AddAsync(receiver.Url, WebhookFormat.Json, StudioEventKind.RunCompleted);
        var (off, _) = await host.AddAsync(receiver.Url);
        await host.FailRunAsync("moons");
        await host.WaitForAsync(off.Id, delivery => delivery.Error is not null, "the first attempt fails");

        await host.Webhooks.UpdateAsync(off.Id, new WebhookWish(IsEnabled: false), Token);
        await host.FailRunAsync("unheard");
        await Eventually.Async(async () => (await host.Get<IDeliveryStore>().ListUnsentEventsAsync(10, Token)).Count, count => count == 0, "all events are looked at");

        var dropped = Assert.Single(await host.Webhooks.ListDeliveriesAsync(off.Id, 10, Token));
        Assert.Equal((DeliveryStatus.GivenUp, "The webhook was switched off."), (dropped.Status, dropped.Error));
        Assert.Empty(await host.Webhooks.ListDeliveriesAsync(picky.Id, 10, Token));
        Assert.Null(await host.Webhooks.TestAsync(off.Id, Token));
    }

    [Fact]
    public async Task Without_the_keys_a_secret_is_lost_and_the_list_says_what_to_do()
    {
        await using var receiver = await Receiver.AnsweringAsync(200);
        string id;
        await using (var first = await WebhookHost.StartAsync(_folder))
        {
            id = (await first.AddAsync(receiver.Url)).Webhook.Id;
        }

        await using var host = await WebhookHost.StartAsync(_folder, keys: "other-keys");
        await host.Webhooks.TestAsync(id, Token);
        Assert.Contains("Make a new secret", (await host.WaitForAsync(id, DeliveryStatus.GivenUp)).Error, StringComparison.Ordinal);

        Assert.NotNull(await host.Webhooks.RenewSecretAsync(id, Token));
        await host.Webhooks.TestAsync(id, Token);
        await host.WaitForAsync(id, DeliveryStatus.Delivered);
        Assert.Equal("test", Assert.Single(receiver.Messages).Headers["X-RealNvp-Event"]);
    }

    [Fact]
    public async Task Switched_off_by_the_settings_nothing_is_sent_and_what_ends_meanwhile_is_not_told_later()
    {
        await using var receiver = await Receiver.AnsweringAsync(200);
        string id;
        await using (var first = await WebhookHost.StartAsync(_folder))
        {
            id = (await first.AddAsync(receiver.Url)).Webhook.Id;
        }

        await using (var off = await WebhookHost.StartAsync(_folder, WebhookHost.Local with { Enabled = false }))
        {
            await off.FailRunAsync("unheard");
            await Eventually.Async(async () => (await off.Get<IDeliveryStore>().ListUnsentEventsAsync(10, Token)).Count, count => count == 0, "all events are looked at");
            Assert.Null(await off.Webhooks.TestAsync(id, Token));
        }

        await using var on = await WebhookHost.StartAsync(_folder);
        await on.FailRunAsync("heard");
        await on.WaitForAsync(id, DeliveryStatus.Delivered);
        Assert.Equal("heard", (await on.Webhooks.ListDeliveriesAsync(id, 10, Token)).Single().Title);
    }

    [Fact]
    public async Task A_change_leaves_what_others_changed_while_its_address_was_looked_up()
    {
        var resolver = new MeanwhileResolver();
        await using var host = await WebhookHost.StartAsync(_folder, resolver: resolver);
        var (webhook, _) = await host.AddAsync("https://hooks.example.org/a");
        string? renewed = null;
        resolver.Meanwhile = async () =>
        {
            renewed = await host.Webhooks.RenewSecretAsync(webhook.Id, Token);
            await host.Webhooks.UpdateAsync(webhook.Id, new WebhookWish(IsEnabled: false), Token);
        };

        var saving = await host.Webhooks.UpdateAsync(webhook.Id, new WebhookWish(Url: "https://hooks.example.org/b"), Token);

        var stored = (await host.Webhooks.FindAsync(webhook.Id, Token))!;
        Assert.Equal(("https://hooks.example.org/b", false), (stored.Url, stored.IsEnabled));
        Assert.Equal(("https://hooks.example.org/b", false), (saving.Webhook!.Url, saving.Webhook.IsEnabled));
        Assert.NotNull(renewed);
        Assert.Equal(renewed, host.Get<WebhookSecrets>().Reveal(stored.ProtectedSecret!));
    }

    [Fact]
    public async Task A_cancellation_that_is_not_the_hosts_does_not_end_the_sending()
    {
        await using var receiver = await Receiver.AnsweringAsync(200);
        await using var host = await WebhookHost.StartAsync(
            _folder, change: services => Stumbling.Into<IDeliveryStore>(services, nameof(IDeliveryStore.ListUnsentEventsAsync), new TaskCanceledException("a time limit of the database")));
        var (webhook, _) = await host.AddAsync(receiver.Url);

        await host.FailRunAsync("after the stumble");

        await host.WaitForAsync(webhook.Id, DeliveryStatus.Delivered);
        Assert.Contains(_folder.Log.Lines, line => line.Contains("Webhooks could not be looked after", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_an_answer_is_awaited_the_list_says_so_and_forgets_the_last_one()
    {
        var never = new TaskCompletionSource();
        await using var receiver = await Receiver.StartAsync((context, before) =>
        {
            context.Response.StatusCode = 500;
            return before == 0 ? context.Response.WriteAsync("out of order") : never.Task.WaitAsync(context.RequestAborted);
        });
        await using var host = await WebhookHost.StartAsync(_folder);
        var (webhook, _) = await host.AddAsync(receiver.Url);
        var told = 0;
        host.Get<WebhookSignals>().Changed += () => Interlocked.Increment(ref told);

        await host.FailRunAsync("slow");

        var second = (await host.WaitForAsync(webhook.Id, delivery => delivery.Attempts == 2, "the second attempt begins"))!;
        Assert.Equal((DeliveryStatus.Pending, null, null, null), (second.Status, second.Error, second.StatusCode, second.Excerpt));
        await Eventually.TrueAsync(() => Volatile.Read(ref told) >= 3, "both beginnings and the one end are told");
    }
}
