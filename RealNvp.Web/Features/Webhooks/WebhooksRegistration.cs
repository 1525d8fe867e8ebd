using RealNvp.Web.Features.Webhooks.Sending;

namespace RealNvp.Web.Features.Webhooks;

public static class WebhooksRegistration
{
    /// <summary>Messages to other programs: their receivers, and what sends them.</summary>
    public static IServiceCollection AddWebhooksFeature(this IServiceCollection services)
    {
        services.AddSingleton<IHostResolver, HostResolver>();
        services.AddSingleton<TargetGuard>();
        services.AddSingleton<WebhookRules>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookSignals>();
        services.AddSingleton<WebhookMessage>();
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<WebhookDispatcher>();
        services.AddSingleton<IWebhookService, WebhookService>();
        services.AddHostedService<WebhookSender>();
        return services;
    }
}
