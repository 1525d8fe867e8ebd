using Microsoft.Extensions.Options;
using RealNvp.Web.Hosting;
using RealNvp.Web.Queue.Processes;
using RealNvp.Web.Queue.Scheduling;

namespace RealNvp.Web.Queue;

/// <summary>Registers the queue: what <see cref="IRunQueue"/>, <see cref="IRunHub"/> and <see cref="IQueueHealth"/> stand for.</summary>
public static class RunQueueRegistration
{
    /// <summary>Time for importing the last checkpoints when the host stops, after the processes' own grace time.</summary>
    private const double ImportSeconds = 20;

    public static IServiceCollection AddRunQueue(this IServiceCollection services)
    {
        services.AddOptions<HostOptions>().Configure<IOptions<StudioOptions>>((host, studio) =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(studio.Value.Queue.CancelGraceSeconds + ImportSeconds));
        services.AddSingleton<IRunHub, RunHub>();
        services.AddSingleton<IRunQueue, RunQueue>();
        services.AddSingleton<IQueueHealth, QueueHealth>();

        services.AddSingleton<QueueFolders>();
        services.AddSingleton<QueueGate>();
        services.AddSingleton<QueueSignal>();
        services.AddSingleton<ActiveRuns>();
        services.AddSingleton<QueueReconciler>();
        services.AddSingleton<QueueKeeper>();
        services.AddSingleton<QueueFile>();
        services.AddSingleton<RunJobFactory>();
        services.AddSingleton<RunScheduler>();
        services.AddHostedService<QueueService>();

        services.AddRunProcesses();
        return services;
    }
}
