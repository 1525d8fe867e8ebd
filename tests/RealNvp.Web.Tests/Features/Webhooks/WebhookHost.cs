using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RealNvp.Data;
using RealNvp.Data.Events;
using RealNvp.Data.Runs;
using RealNvp.Data.Webhooks;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Webhooks;
using RealNvp.Web.Features.Webhooks.Sending;
using RealNvp.Web.Hosting;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Features.Webhooks;

/// <summary>What sends messages, over real stores in a folder that outlives it.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    /// <summary>Loopback is allowed, and waits are short.</summary>
    public static readonly WebhookOptions Local = new() { AllowedTargets = "127.0.0.0/8", RetrySeconds = 0.05, TimeoutSeconds = 30 };

    private readonly IHost _host;

    private WebhookHost(IHost host) => _host = host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public IWebhookService Webhooks => Get<IWebhookService>();

    public IRunStore Runs => Get<IRunStore>();

    public static async Task<WebhookHost> StartAsync(StudioFolder folder, WebhookOptions? options = null, IHostResolver? resolver = null, string keys = "keys", Action<IServiceCollection>? change = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddProvider(folder.Log);
        builder.Services.AddStudioData(folder.DatabasePath);
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder.Path, keys)));
        builder.Services.AddSingleton(Options.Create(new StudioOptions { PublicUrl = "https://flows.example.org/", Webhooks = options ?? Local }));
        builder.Services.AddWebhooksFeature();
        if (resolver is not null)
        {
            builder.Services.AddSingleton(resolver);
        }

        change?.Invoke(builder.Services);
        var host = builder.Build();
        await host.Services.GetRequiredService<IStudioDatabase>().InitialiseAsync(Token);
        await host.StartAsync(Token);
        return new WebhookHost(host);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Adds a receiver that must be accepted.</summary>
    public async Task<(Webhook Webhook, string? Secret)> AddAsync(string url, WebhookFormat format = WebhookFormat.Json, params StudioEventKind[] events)
    {
        var saving = await Webhooks.CreateAsync(new WebhookWish(null, url, format, events.Length == 0 ? null : events), Token);
        Assert.True(saving.Webhook is not null, string.Join(" ", saving.Errors.Select(error => error.Message)));
        return (saving.Webhook!, saving.Secret);
    }

    /// <summary>A run that fails at once.</summary>
    public async Task<string> FailRunAsync(string name, string reason = "The loss became NaN.")
    {
        var run = await Runs.CreateAsync(StudioFolder.NewRun(new RunSpec { Name = name }), Token);
        Assert.True(await Runs.TryFailAsync(run.Id, reason, null, Token));
        return run.Id;
    }

    /// <summary>Waits until the newest delivery is as wanted.</summary>
    public Task<WebhookDelivery?> WaitForAsync(string webhookId, Func<WebhookDelivery, bool> wanted, string what) => Eventually.Async(
        async () => await Webhooks.ListDeliveriesAsync(webhookId, 1, Token) is [var newest, ..] ? newest : null, seen => seen is not null && wanted(seen), what);

    public async Task<WebhookDelivery> WaitForAsync(string webhookId, DeliveryStatus status) =>
        (await WaitForAsync(webhookId, delivery => delivery.Status == status, $"a delivery becomes {status}"))!;

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
