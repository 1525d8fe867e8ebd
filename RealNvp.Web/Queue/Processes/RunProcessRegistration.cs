using RealNvp.Web.Queue.Scheduling;

namespace RealNvp.Web.Queue.Processes;

internal static class RunProcessRegistration
{
    public static IServiceCollection AddRunProcesses(this IServiceCollection services)
    {
        services.AddSingleton<RunStores>();
        services.AddSingleton<OrphanProcess>();
        services.AddSingleton<Leftovers>();
        services.AddSingleton<LeftoverSweeper>();
        services.AddSingleton<RunPreparation>();
        services.AddSingleton<TrainerProgram>();
        services.AddSingleton<RunSession>();
        services.AddSingleton<IRunExecutor, RunExecutor>();
        return services;
    }
}
