using RealNvp.Web.Features.Runs.Bundles;
using RealNvp.Web.Features.Runs.Fork;
using RealNvp.Web.Features.Runs.Live;
using RealNvp.Web.Features.Runs.Notes;
using RealNvp.Web.Features.Runs.Organise;
using RealNvp.Web.Features.Runs.Repeat;
using RealNvp.Web.Features.Runs.Reproduce;
using RealNvp.Web.Features.Runs.Use;
using RealNvp.Web.Features.Runs.Views;
using RealNvp.Web.Hosting.WarmUps;

namespace RealNvp.Web.Features.Runs;

public static class RunsRegistration
{
    /// <summary>Runs for pages and API, and the use of their flows.</summary>
    public static IServiceCollection AddRunsFeature(this IServiceCollection services)
    {
        services.AddSingleton<RunLauncher>();
        services.AddSingleton<IRunService, RunService>();
        services.AddSingleton<ITrialRuns, TrialRuns>();
        services.AddSingleton<IRunRepeats, RunRepeats>();
        services.AddSingleton<IRunForks, RunForks>();
        services.AddSingleton<IRunReproductions, RunReproductions>();
        services.AddHostedService<SettingsHashRefresh>();
        services.AddSingleton<IRunBundles, RunBundles>();
        services.AddSingleton<IRunOrganiser, RunOrganiser>();
        services.AddHostedService<TrashKeeper>();
        services.AddSingleton<IRunNotes, RunNotes>();
        services.AddSingleton<ISavedViews, SavedViews>();
        services.AddSingleton<ScoredTables>();
        services.AddHostedService(provider => provider.GetRequiredService<ScoredTables>());
        services.AddSingleton<IFlowUse, FlowUse>();
        services.AddSingleton<LiveReader>();
        services.AddSingleton<ILiveFeeds, LiveFeeds>();
        services.AddSingleton<IWarmUp, RunsWarmUp>();
        return services;
    }
}
