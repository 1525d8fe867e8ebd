using RealNvp.Web.Queue.Processes;
using RealNvp.Web.Queue.Scheduling;

namespace RealNvp.Web.Queue;

/// <summary>Registers the queue: what <see cref="IRunQueue"/>, <see cref="IRunHub"/> and <see cref="IQueueHealth"/> stand for.</summary>
public static class RunQueueRegistration
{
    /// <summary>Time for training processes to write their checkpoints when the host stops.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddRunQueue(this IServiceCollection services)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
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
