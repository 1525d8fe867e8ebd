using System.Text;
using RealNvp.Data.Artifacts;
using RealNvp.Data.Logs;
using RealNvp.Data.Runs;
using RealNvp.Web.Hosting;
using RealNvp.Web.Queue;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Queue;

/// <summary>What becomes of runs whose processes behave.</summary>
public sealed class QueueLifeTests : IDisposable
{
    private readonly StudioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_trains_to_its_end_and_all_it_told_is_stored()
    {
        await using var host = await QueueHost.StartAsync(_folder);

        var id = await host.LaunchAsync("snapshot@0 snapshot@3", epochs: 25);
        var run = await host.WaitForAsync(id, RunStatus.Completed);

        Assert.Equal(Enumerable.Range(1, 25), await host.EpochsAsync(id));
        Assert.Equal([0, 3], await host.SnapshotsAsync(id));
        Assert.Equal(20, (await host.ArtifactAsync(id, ArtifactKind.Checkpoint))?.Epoch);
        Assert.Equal("weights after 25", Encoding.UTF8.GetString((await host.ArtifactAsync(id, ArtifactKind.Weights))!.Content));
        Assert.Equal((90, 10, 1000L, 1.1), (run.TrainRows, run.ValidationRows, run.Parameters, run.EntropyFloor));
        Assert.Equal(["x", "y"], run.Columns);
        Assert.Contains("scripted", run.ProvenanceJson, StringComparison.Ordinal);
        Assert.Equal((2.0 / 25, 25, 100.0), (run.BestValNll, run.BestEpoch, run.StepsPerSecond));
        await _folder.WorkIsGoneAsync(id);
    }

    [Fact]
    public async Task What_a_run_says_is_stored_line_by_line()
    {
        await using var host = await QueueHost.StartAsync(_folder);

        var id = await host.LaunchAsync("log@0 log@3");
        await host.WaitForAsync(id, RunStatus.Completed);

        Assert.Equal(
            [(0, RunLogLevel.Warning, "something at epoch 0"), (3, RunLogLevel.Warning, "something at epoch 3")],
            (await host.LogAsync(id)).Select(line => (line.Epoch, line.Level, line.Message)));
    }

    [Fact]
    public async Task Thousands_of_tiny_epochs_are_stored_in_batches()
    {
        await using var host = await QueueHost.StartAsync(_folder);
        var notices = 0;
        using var subscription = host.Hub.Subscribe(null, _ =>
        {
            Interlocked.Increment(ref notices);
            return Task.CompletedTask;
        });

        var id = await host.LaunchAsync("", epochs: 20_000);
        await host.WaitForAsync(id, RunStatus.Completed);

        var epochs = await host.EpochsAsync(id);
        Assert.Equal(20_000, epochs.Count);
        Assert.Equal(20_000, epochs.Distinct().Count());
        Assert.InRange(notices, 1, 2000);
    }

    [Fact]
    public async Task Runs_start_one_after_the_other_in_the_order_they_came()
    {
        await using var host = await QueueHost.StartAsync(_folder);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await host.LaunchAsync("delay=30"));
        }

        await host.WaitForAsync(ids[2], RunStatus.Completed);

        var runs = await Task.WhenAll(ids.Select(host.FindAsync));
        Assert.Equal(ids, runs.OrderBy(run => run.StartedAt).Select(run => run.Id));
        Assert.True(runs[0].EndedAt <= runs[1].StartedAt && runs[1].EndedAt <= runs[2].StartedAt);
    }

    [Fact]
    public async Task As_many_runs_train_at_once_as_are_allowed()
    {
        await using var host = await QueueHost.StartAsync(_folder, new QueueOptions { MaxConcurrentRuns = 2 });
        var first = await host.LaunchAsync("hold@1");
        var second = await host.LaunchAsync("hold@1");
        var third = await host.LaunchAsync("hold@1");

        await host.WaitForEpochAsync(first, 1);
        await host.WaitForEpochAsync(second, 1);

        var state = await host.Queue.GetStateAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new[] { first, second }.Order(), state.Running.Select(run => run.Id).Order());
        Assert.Equal([third], state.Waiting.Select(run => run.Id));
        Assert.Equal(2, state.MaxConcurrentRuns);
    }

    [Fact]
    public async Task A_cancelled_waiting_run_never_starts()
    {
        await using var host = await QueueHost.StartAsync(_folder);
        var running = await host.LaunchAsync("hold@1");
        var waiting = await host.LaunchAsync("");
        await host.WaitForEpochAsync(running, 1);

        Assert.True(await host.Queue.CancelAsync(waiting, TestContext.Current.CancellationToken));

        Assert.Equal(RunStatus.Cancelled, (await host.FindAsync(waiting)).Status);
        Assert.True(await host.Queue.CancelAsync(running, TestContext.Current.CancellationToken));
        await host.WaitForAsync(running, RunStatus.Cancelled);
        Assert.Null((await host.FindAsync(waiting)).StartedAt);
        Assert.False(await host.Queue.CancelAsync(waiting, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_cancelled_running_run_keeps_its_checkpoint_and_resumes_from_it()
    {
        await using var host = await QueueHost.StartAsync(_folder);
        var id = await host.LaunchAsync("delay=20 hold@40", epochs: 60);
        await host.WaitForEpochAsync(id, 3);

        Assert.True(await host.Queue.CancelAsync(id, TestContext.Current.CancellationToken));
        var cancelled = await host.WaitForAsync(id, RunStatus.Cancelled);
        var checkpoint = await host.ArtifactAsync(id, ArtifactKind.Checkpoint);
        Assert.InRange(cancelled.Epoch, 3, 59);
        Assert.Equal(cancelled.Epoch, checkpoint?.Epoch);

        _folder.Release(id);
        Assert.True(await host.Runs.TryResumeAsync(id, TestContext.Current.CancellationToken));
        await host.Queue.EnqueueAsync(id, TestContext.Current.CancellationToken);
        await host.WaitForAsync(id, RunStatus.Completed);
        Assert.Equal(Enumerable.Range(1, 60), await host.EpochsAsync(id));
    }

    [Fact]
    public async Task A_process_that_does_not_listen_is_killed_after_the_grace_time()
    {
        await using var host = await QueueHost.StartAsync(_folder, new QueueOptions { CancelGraceSeconds = 0.5 });
        var id = await host.LaunchAsync("deaf delay=20", epochs: 100_000);
        await host.WaitForEpochAsync(id, 1);

        Assert.True(await host.Queue.CancelAsync(id, TestContext.Current.CancellationToken));

        await host.WaitForAsync(id, RunStatus.Cancelled);
        var next = await host.LaunchAsync("");
        await host.WaitForAsync(next, RunStatus.Completed);
    }

    [Fact]
    public async Task The_order_can_be_changed_and_a_restart_keeps_it()
    {
        string blocker;
        string[] ids;
        await using (var host = await QueueHost.StartAsync(_folder))
        {
            blocker = await host.LaunchAsync("hold@2");
            await host.WaitForEpochAsync(blocker, 1);
            ids = [await host.LaunchAsync("delay=5"), await host.LaunchAsync("delay=5"), await host.LaunchAsync("delay=5"), await host.LaunchAsync("delay=5")];
            Assert.Equal(ids, await host.WaitingAsync());

            Assert.True(await host.Queue.MoveAsync(ids[3], QueueMove.ToFront, TestContext.Current.CancellationToken));
            Assert.Equal([ids[3], ids[0], ids[1], ids[2]], await host.WaitingAsync());
            Assert.True(await host.Queue.MoveAsync(ids[0], QueueMove.Down, TestContext.Current.CancellationToken));
            Assert.Equal([ids[3], ids[1], ids[0], ids[2]], await host.WaitingAsync());
            Assert.True(await host.Queue.MoveAsync(ids[2], QueueMove.Up, TestContext.Current.CancellationToken));
            Assert.Equal([ids[3], ids[1], ids[2], ids[0]], await host.WaitingAsync());
            Assert.False(await host.Queue.MoveAsync(blocker, QueueMove.Up, TestContext.Current.CancellationToken));
        }

        _folder.Release(blocker);
        await using (var host = await QueueHost.StartAsync(_folder))
        {
            await host.WaitForAsync(ids[0], RunStatus.Completed);
            await host.WaitForAsync(blocker, RunStatus.Completed);
            var runs = await Task.WhenAll(ids.Append(blocker).Select(host.FindAsync));
            Assert.Equal([blocker, ids[3], ids[1], ids[2], ids[0]], runs.OrderBy(run => run.EndedAt).Select(run => run.Id)); // What was under way goes on first.
        }
    }

    [Fact]
    public async Task An_orderly_stop_queues_the_running_run_again_and_the_next_start_continues_it()
    {
        string id;
        await using (var host = await QueueHost.StartAsync(_folder))
        {
            id = await host.LaunchAsync("delay=20 snapshot@1 hold@40", epochs: 60);
            await host.WaitForEpochAsync(id, 3);
            await host.StopAsync();

            var stopped = await host.FindAsync(id);
            Assert.Equal((RunStatus.Queued, 1), (stopped.Status, stopped.Resumes));
            Assert.Equal(stopped.Epoch, (await host.ArtifactAsync(id, ArtifactKind.Checkpoint))?.Epoch);
        }

        _folder.Release(id);
        await using (var host = await QueueHost.StartAsync(_folder))
        {
            await host.WaitForAsync(id, RunStatus.Completed);
            Assert.Equal(Enumerable.Range(1, 60), await host.EpochsAsync(id));
            Assert.Equal([1], await host.SnapshotsAsync(id));
        }
    }
}
