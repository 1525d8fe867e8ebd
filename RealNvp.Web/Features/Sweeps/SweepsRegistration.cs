using RealNvp.Web.Features.Sweeps.Importance;
using RealNvp.Web.Features.Sweeps.Keeping;
using RealNvp.Web.Features.Sweeps.Requests;

namespace RealNvp.Web.Features.Sweeps;

public static class SweepsRegistration
{
    /// <summary>Sweeps for pages and API, and what keeps them going.</summary>
    public static IServiceCollection AddSweepsFeature(this IServiceCollection services)
    {
        services.AddSingleton<ISweepHub, SweepHub>();
        services.AddSingleton<SweepSignal>();
        services.AddSingleton<TrialJudge>();
        services.AddSingleton<SweepStep>();
        services.AddHostedService<SweepKeeper>();
        services.AddSingleton<SweepChecker>();
        services.AddSingleton<SweepEstimates>();
        services.AddSingleton<SweepImportances>();
        services.AddSingleton<SweepLister>();
        services.AddSingleton<ISweepService, SweepService>();
        return services;
    }
}
