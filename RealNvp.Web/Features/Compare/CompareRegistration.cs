using RealNvp.Web.Features.Compare.Curves;
using RealNvp.Web.Hosting.WarmUps;

namespace RealNvp.Web.Features.Compare;

public static class CompareRegistration
{
    /// <summary>What the compare page and its API share.</summary>
    public static IServiceCollection AddCompareFeature(this IServiceCollection services) =>
        services.AddSingleton<CurveCache>().AddSingleton<ICompareCurves, CompareCurveService>().AddSingleton<IWarmUp, CompareWarmUp>();
}
