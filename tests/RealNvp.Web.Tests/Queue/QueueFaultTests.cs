using System.Text;
using RealNvp.Data.Artifacts;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Hosting;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Queue;

/// <summary>What becomes of runs whose processes do not behave: the run alone fails, with a reason, and the next one starts.</summary>
public sealed class QueueFaultTests : IDisposable
{
    private readonly StudioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("kill@3", "was killed, perhaps because the machine ran out of memory (SIGKILL)")]
    [InlineData("abort@3", "SIGABRT")]
    [InlineData("exit@3", "exit code 7")]
    public async Task A_process_that_dies_takes_down_its_run_alone(string accident, string reason)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && reason.Contains("SIG", StringComparison.Ordinal), "Signals are Unix's.");
        await using var host = await QueueHost.StartAsync(_folder);
        var doomed = await host.LaunchAsync(accident);
        var next = await host.LaunchAsync("");

        var failed = await host.WaitForAsync(doomed, RunStatus.Failed);
        await host.WaitForAsync(next, RunStatus.Completed);

        Assert.Contains(reason, failed.FailureReason, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], await host.EpochsAsync(doomed));
        await _folder.WorkIsGoneAsync(doomed);
    }

    [Fact]
    public async Task The_reason_shows_the_last_lines_of_standard_error()
    {
        await using var host = await QueueHost.StartAsync(_folder);

        var failed = await host.WaitForAsync(await host.LaunchAsync("exit@1"), RunStatus.Failed);

        Assert.EndsWith("first complaint\nlast complaint", failed.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_the_process_explains_is_passed_on()
    {
        await using var host = await QueueHost.StartAsync(_folder);

        var failed = await host.WaitForAsync(await host.LaunchAsync("fail@3"), RunStatus.Failed);

        Assert.Equal(("The loss became NaN in epoch 3.", "Lower the learning rate."), (failed.FailureReason, failed.FailureAdvice));
    }

    [Fact]
    public async Task Lines_that_are_no_events_do_not_disturb_a_run()
    {
        await using var host = await QueueHost.StartAsync(_folder);

        var id = await host.LaunchAsync("garbage@0 garbage@2 outside@3 snapshot@4");
        await host.WaitForAsync(id, RunStatus.Completed);

        Assert.Equal([1, 2, 3, 4, 5], await host.EpochsAsync(id));
        Assert.Equal([4], await host.SnapshotsAsync(id));
    }

    [Fact]
    public async Task A_missing_training_program_is_named()
    {
        await using var host = await QueueHost.StartAsync(_folder, new QueueOptions { EngineProgram = "/nowhere/trainer.dll" });

        var failed = await host.WaitForAsync(await host.LaunchAsync(""), RunStatus.Failed);

        Assert.Contains("/nowhere/trainer.dll does not exist", failed.FailureReason, StringComparison.Ordinal);
        Assert.NotNull(failed.FailureAdvice);
    }

    [Fact]
    public async Task A_training_program_that_cannot_be_started_is_named()
    {
        var program = Path.Combine(_folder.Path, "not-executable");
        await File.WriteAllTextAsync(program, "nothing to run", TestContext.Current.CancellationToken);
        await using var host = await QueueHost.StartAsync(_folder, new QueueOptions { EngineProgram = program });

        var failed = await host.WaitForAsync(await host.LaunchAsync(""), RunStatus.Failed);

        Assert.Contains($"{program} could not be started", failed.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_that_cannot_be_saved_fail_the_run_and_are_taken_over_when_it_is_resumed()
    {
        var fault = new StoreFault();
        await using var host = await QueueHost.StartAsync(_folder, change: fault.Install);
        var id = await host.LaunchAsync("delay=20 hold@30", epochs: 60);
        await host.WaitForEpochAsync(id, 3);

        fault.IsOn = true;
        _folder.Release(id);
        var failed = await host.WaitForAsync(id, RunStatus.Failed);
        var stored = await host.EpochsAsync(id);
        Assert.Contains(StoreFault.Message, failed.FailureReason, StringComparison.Ordinal);
        Assert.NotNull(failed.FailureAdvice);
        Assert.True(Directory.Exists(_folder.WorkOf(id)));

        fault.IsOn = false;
        Assert.True(await host.Runs.TryResumeAsync(id, TestContext.Current.CancellationToken));
        await host.Queue.EnqueueAsync(id, TestContext.Current.CancellationToken);
        await host.WaitForAsync(id, RunStatus.Completed);
        Assert.Equal(Enumerable.Range(1, 60), await host.EpochsAsync(id));
        Assert.InRange(stored.Count, 3, 59);
        await _folder.WorkIsGoneAsync(id);
    }

    [Fact]
    public async Task A_run_whose_data_set_is_gone_says_so()
    {
        await using var host = await QueueHost.StartAsync(_folder);
        var spec = new RunSpec { Dataset = new DatasetSpec { Id = "gone" } };
        var run = await host.Runs.CreateAsync(StudioFolder.NewRun(spec), TestContext.Current.CancellationToken);

        await host.Queue.EnqueueAsync(run.Id, TestContext.Current.CancellationToken);

        var failed = await host.WaitForAsync(run.Id, RunStatus.Failed);
        Assert.Contains("data set (gone) no longer exists", failed.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_is_stored_with_its_own_content()
    {
        await using var host = await QueueHost.StartAsync(_folder, new QueueOptions { CheckpointEpochs = 1 });
        var id = await host.LaunchAsync("kill@40", epochs: 100);
        await host.WaitForAsync(id, RunStatus.Failed);

        var checkpoint = await host.ArtifactAsync(id, ArtifactKind.Checkpoint);

        Assert.Equal(40, checkpoint?.Epoch);
        Assert.Equal("40", Encoding.UTF8.GetString(checkpoint!.Content));
    }
}
