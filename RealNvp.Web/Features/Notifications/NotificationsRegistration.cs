namespace RealNvp.Web.Features.Notifications;

public static class NotificationsRegistration
{
    /// <summary>The bell: what happened, told to open pages.</summary>
    public static IServiceCollection AddNotificationsFeature(this IServiceCollection services)
    {
        services.AddSingleton<NoticeHub>();
        services.AddSingleton<INoticeHub>(provider => provider.GetRequiredService<NoticeHub>());
        services.AddHostedService(provider => provider.GetRequiredService<NoticeHub>());
        services.AddSingleton<INoticeFeed, NoticeFeed>();
        return services;
    }
}
