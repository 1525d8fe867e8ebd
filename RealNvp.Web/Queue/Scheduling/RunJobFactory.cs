using Quartz;
using Quartz.Extensibility;

namespace RealNvp.Web.Queue.Scheduling;

/// <summary>Gives the scheduler, which has a container of its own, jobs with this application's services.</summary>
internal sealed class RunJobFactory(IRunExecutor executor) : IJobFactory
{
    public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken) =>
        new(new JobScope(new RunJob(executor), null));

    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken) => default;
}
