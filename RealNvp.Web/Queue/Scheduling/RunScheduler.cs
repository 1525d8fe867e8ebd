using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Quartz;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Queue.Scheduling;

/// <summary>
/// The scheduler behind the queue: Quartz with its persistent store, one durable job a run. All triggers share one start instant in the
/// past, because priority orders only triggers of equal fire time, and ignore misfires, because being late is what waiting means.
/// </summary>
internal sealed class RunScheduler(
    QueueFile file,
    RunJobFactory jobs,
    IOptions<StudioOptions> options,
    ILoggerFactory loggers) : IAsyncDisposable
{
    private const string Group = "runs";
    private const int RemoveAttempts = 5;
    private static readonly DateTimeOffset CommonStart = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private StandaloneSchedulerFactory? _factory;
    private IScheduler? _scheduler;

    private IScheduler Scheduler => _scheduler ?? throw new InvalidOperationException("The queue's scheduler is not open.");

    /// <summary>Opens or makes the store. Nothing starts before <see cref="StartAsync"/>.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (await file.FindDamageAsync(cancellationToken) is { } damage)
        {
            file.PutAside(damage);
        }

        try
        {
            await BuildAsync(cancellationToken);
        }
        catch (SchedulerException exception)
        {
            // A sound database whose tables are not the scheduler's (an older version's, say) fails only here.
            file.PutAside(exception.GetBaseException().Message);
            await BuildAsync(cancellationToken);
        }
    }

    /// <summary>Starts runs from now on; nothing happens when it does already.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Scheduler.Status != SchedulerStatus.Running)
        {
            await Scheduler.Start(cancellationToken);
        }
    }

    /// <summary>Starts no further run.</summary>
    public async Task StandbyAsync(CancellationToken cancellationToken)
    {
        if (_scheduler is { Status: SchedulerStatus.Running } scheduler)
        {
            await scheduler.Standby(cancellationToken);
        }
    }

    /// <summary>Gives a run a job and a waiting trigger, replacing what it had.</summary>
    public async Task ScheduleAsync(string runId, long priority, CancellationToken cancellationToken)
    {
        var job = JobBuilder.Create<RunJob>().WithIdentity(runId, Group).StoreDurably().RequestRecovery().Build();
        var trigger = TriggerBuilder.Create()
            .WithIdentity(runId, Group)
            .ForJob(job)
            .StartAt(CommonStart)
            .WithPriority((int)priority)
            .WithSimpleSchedule(schedule => schedule.WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires))
            .Build();
        await Scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, cancellationToken);
    }

    /// <summary>Removes a run's job with its triggers; nothing happens when there is none.</summary>
    public async Task RemoveAsync(string runId, CancellationToken cancellationToken)
    {
        var key = new JobKey(runId, Group);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Scheduler.DeleteJob(key, cancellationToken);
                return;
            }
            catch (SchedulerException exception) when (attempt < RemoveAttempts && exception is not JobPersistenceException)
            {
                // The scheduler lists the job's triggers and then takes them off one by one; one that fires in between (that of crash
                // recovery fires at once) is gone by itself, which it reports as an error. The next look does not see it any more.
            }
        }
    }

    /// <summary>Sets the priority of all triggers of a run, one made by crash recovery included.</summary>
    public async Task SetPriorityAsync(string runId, long priority, CancellationToken cancellationToken)
    {
        var triggers = await Scheduler.QueryTriggers(new TriggerQuery { Job = new JobKey(runId, Group), Take = PagedQuery.All }, cancellationToken);
        foreach (var trigger in triggers.Items)
        {
            await Scheduler.UpdateTriggerDetails(trigger.Key, new TriggerDetailsUpdate().WithPriority((int)priority), cancellationToken);
        }
    }

    /// <summary>All runs that have a job.</summary>
    public async Task<IReadOnlyDictionary<string, ScheduledRun>> ListAsync(CancellationToken cancellationToken)
    {
        var triggers = (await Scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, cancellationToken)).Items.ToLookup(trigger => trigger.JobKey.Name);
        var found = await Scheduler.QueryJobs(new JobQuery { Take = PagedQuery.All }, cancellationToken);
        return found.Items.ToDictionary(job => job.Key.Name, job => Describe(job.Key.Name, triggers[job.Key.Name].ToList()));
    }

    /// <returns>What keeps the scheduler from starting runs, or null.</returns>
    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        if (_scheduler is not { Status: SchedulerStatus.Running } scheduler)
        {
            return "The queue's scheduler is not running.";
        }

        await scheduler.Exists(new JobKey("health", Group), cancellationToken);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_factory is { } factory)
        {
            (_factory, _scheduler) = (null, null);
            await factory.DisposeAsync();
        }
    }

    private static ScheduledRun Describe(string runId, IReadOnlyList<TriggerHeader> triggers)
    {
        // Executing at start-up: the crash recovery turns it into a waiting trigger as soon as the scheduler starts.
        var waiting = triggers.FirstOrDefault(t => t.State is TriggerState.Normal or TriggerState.Blocked)
            ?? triggers.FirstOrDefault(t => t.State is TriggerState.Executing);
        return new ScheduledRun(runId, waiting?.Priority, triggers.Any(t => t.State is TriggerState.Error or TriggerState.Paused));
    }

    private async Task BuildAsync(CancellationToken cancellationToken)
    {
        _factory = QuartzSchedulerBuilder.Create(Configure).Build();
        try
        {
            _scheduler = await _factory.GetScheduler(cancellationToken);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private void Configure(IQuartzBuilder quartz)
    {
        quartz.Services.AddSingleton(loggers);
        quartz.UseJobFactory(jobs);
        quartz.UseDefaultThreadPool(options.Value.Queue.MaxConcurrentRuns);
        quartz.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = "RealNvpQueue";

            // One at a time: a batch chosen earlier would not see a priority changed meanwhile.
            scheduler.MaxBatchSize = 1;
            scheduler.IdleWaitTime = TimeSpan.FromSeconds(5);
        });
        quartz.UsePersistentStore(store =>
        {
            store.UseSqlite(SqliteFactory.Instance, file.ConnectionString);
            store.ProvisionSchema();
        });
    }
}
