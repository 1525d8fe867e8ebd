using RealNvp.Web.Features.Share.Public;
using RealNvp.Web.Features.Share.Public.Preview;
using RealNvp.Web.Features.Share.Public.Views;
using RealNvp.Web.Hosting.WarmUps;

namespace RealNvp.Web.Features.Share;

public static class ShareRegistration
{
    /// <summary>Read-only links: their service, and what draws the pages they open.</summary>
    public static IServiceCollection AddShareFeature(this IServiceCollection services)
    {
        services.AddSingleton<IShareService, ShareService>();
        services.AddSingleton<ShareSubjects>();
        services.AddSingleton<SharedPages>();
        services.AddSingleton<SharedCurves>();
        services.AddSingleton<SharedViewPages>();
        services.AddSingleton<SharedAssets>();
        services.AddSingleton<PreviewPainter>();
        services.AddSingleton<PreviewImages>();
        services.AddSingleton<IWarmUp, ShareWarmUp>();
        return services;
    }
}
