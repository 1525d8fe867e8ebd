using Quartz;

namespace RealNvp.Web.Queue.Scheduling;

/// <summary>The scheduler's job for one queued run: its name is the run's id. Fired again after a crash, it finds the row Queued again.</summary>
[DisallowConcurrentExecution]
internal sealed class RunJob(IRunExecutor executor) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await executor.ExecuteAsync(context.JobDetail.Key.Name);
}
