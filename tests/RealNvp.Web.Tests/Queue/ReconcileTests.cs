using Microsoft.Data.Sqlite;
using RealNvp.Data.Artifacts;
using RealNvp.Data.Runs;
using RealNvp.Web.Hosting;
using RealNvp.Web.Queue;
using RealNvp.Web.Queue.Scheduling;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Queue;

/// <summary>Rows decide, whatever the scheduler's store holds or does not hold.</summary>
public sealed class ReconcileTests : IDisposable
{
    private readonly StudioFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_the_scheduler_never_heard_of_are_queued_and_left_over_running_ones_too()
    {
        string queued, running, cancelled;
        await using (var host = await QueueHost.StartAsync(_folder, new QueueOptions { EngineProgram = "/nowhere/trainer.dll" }))
        {
            await host.StopAsync();
            queued = await host.AddRowAsync("");
            running = await host.AddRowAsync("");
            cancelled = await host.AddRowAsync("");
            Assert.True(await host.Runs.TryStartAsync(running, Token));
            Assert.True(await host.Runs.TryStartAsync(cancelled, Token));
            Assert.True(await host.Runs.TryRequestCancelAsync(cancelled, Token));
        }

        await using (var host = await QueueHost.StartAsync(_folder))
        {
            await host.WaitForAsync(queued, RunStatus.Completed);
            Assert.Equal(1, (await host.WaitForAsync(running, RunStatus.Completed)).Resumes);
            Assert.Equal(RunStatus.Cancelled, (await host.FindAsync(cancelled)).Status);
        }
    }

    [Fact]
    public async Task A_damaged_queue_file_is_put_aside_and_the_runs_train_in_their_order()
    {
        string[] ids;
        await using (var host = await QueueHost.StartAsync(_folder))
        {
            var blocker = await host.LaunchAsync("hold@1");
            await host.WaitForEpochAsync(blocker, 1);
            ids = [await host.LaunchAsync(""), await host.LaunchAsync("")];
            await host.Queue.MoveAsync(ids[1], QueueMove.ToFront, Token);
            await host.Queue.CancelAsync(blocker, Token);
            await host.StopAsync();
        }

        await File.WriteAllBytesAsync(_folder.QueueFile, Enumerable.Range(0, 20_000).Select(i => (byte)(i * 31)).ToArray(), Token);
        await using (var host = await QueueHost.StartAsync(_folder))
        {
            var runs = new[] { await host.WaitForAsync(ids[0], RunStatus.Completed), await host.WaitForAsync(ids[1], RunStatus.Completed) };
            Assert.Contains(_folder.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("queue.db.damaged-", StringComparison.Ordinal));
            Assert.Single(Directory.GetFiles(_folder.Path, "queue.db.damaged-*"));
            Assert.Null(await host.Get<IQueueHealth>().FindProblemAsync(Token));
            Assert.True(runs[1].StartedAt <= runs[0].StartedAt);
        }
    }

    [Fact]
    public async Task A_sound_file_with_tables_of_another_kind_is_put_aside_too()
    {
        await using (var connection = new SqliteConnection($"Data Source={_folder.QueueFile};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE QRTZ_TRIGGERS (x INTEGER); CREATE TABLE QRTZ_FIRED_TRIGGERS (x INTEGER)";
            await command.ExecuteNonQueryAsync(Token);
        }

        await using var host = await QueueHost.StartAsync(_folder);

        await host.WaitForAsync(await host.LaunchAsync(""), RunStatus.Completed);
        Assert.Single(Directory.GetFiles(_folder.Path, "queue.db.damaged-*"));
    }

    [Fact]
    public async Task Jobs_of_ended_runs_and_jobs_without_a_run_go()
    {
        await using var host = await QueueHost.StartAsync(_folder);
        var id = await host.LaunchAsync("");
        await host.WaitForAsync(id, RunStatus.Completed);
        var scheduler = host.Get<RunScheduler>();
        await scheduler.ScheduleAsync("no-such-run", 1, Token);

        await host.Get<QueueReconciler>().ReconcileAsync(Token);

        await Eventually.Async(() => scheduler.ListAsync(Token), jobs => jobs.Count == 0, "all jobs are gone");
    }

    [Fact]
    public async Task More_queued_runs_than_a_page_of_the_scheduler_are_all_known()
    {
        await using var host = await QueueHost.StartAsync(_folder);
        var blocker = await host.LaunchAsync("delay=20", epochs: 100_000);
        await host.WaitForEpochAsync(blocker, 1);
        var ids = new List<string>();
        for (var i = 0; i < 260; i++)
        {
            ids.Add(await host.AddRowAsync(""));
        }

        await host.Get<QueueReconciler>().ReconcileAsync(Token);
        await host.Get<QueueReconciler>().ReconcileAsync(Token);

        var jobs = await host.Get<RunScheduler>().ListAsync(Token);
        Assert.All(ids, id => Assert.NotNull(jobs[id].Priority));
        Assert.Equal(260, ids.Select(id => jobs[id].Priority).Distinct().Count());
    }

    [Fact]
    public async Task Leftovers_of_an_ended_run_are_stored_and_their_folder_cleared()
    {
        string id;
        await using (var host = await QueueHost.StartAsync(_folder))
        {
            id = await host.LaunchAsync("delay=20 hold@400", epochs: 1000);
            await host.WaitForEpochAsync(id, 2);
            await host.Queue.CancelAsync(id, Token);
            await host.WaitForAsync(id, RunStatus.Cancelled);
        }

        var work = Directory.CreateDirectory(_folder.WorkOf(id)).FullName;
        await File.WriteAllTextAsync(Path.Combine(work, "last"), "500", Token);
        await File.WriteAllTextAsync(Path.Combine(work, "events.jsonl"), """
            {"event":"epoch","epoch":500,"trainNll":1,"valNll":"NaN","penalty":0,"learningRate":0.1,"gradNorm":1,"seconds":9,"etaSeconds":1}
            {"event":"checkpoint","epoch":500,"file":"last"}
            {"event":"epo
            """, Token);
        Directory.CreateDirectory(_folder.WorkOf("unknown"));

        await using (var host = await QueueHost.StartAsync(_folder))
        {
            await Eventually.TrueAsync(() => !Directory.Exists(work) && !Directory.Exists(_folder.WorkOf("unknown")), "the folders are cleared");
            Assert.Equal(500, (await host.ArtifactAsync(id, ArtifactKind.Checkpoint))?.Epoch);
            Assert.Equal(RunStatus.Cancelled, (await host.FindAsync(id)).Status);
            Assert.Equal(500, (await host.EpochsAsync(id))[^1]);
        }
    }
}
