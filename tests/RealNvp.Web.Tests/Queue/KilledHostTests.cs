using System.Diagnostics;
using System.Text.Json;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Queue.Processes;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Queue;

/// <summary>The whole app and real training, killed in the middle of it.</summary>
public sealed class KilledHostTests : IDisposable
{
    /// <summary>So many that none is over while it is looked at.</summary>
    private const int Epochs = 400;

    private static readonly RunSpec Spec = new()
    {
        Name = "a small flow",
        Dataset = new DatasetSpec { Samples = 2000 },
        Model = new ModelSpec { CouplingLayers = 4, HiddenSize = 16, HiddenLayers = 2 },
        Training = new TrainingSpec { Epochs = Epochs },
    };

    private readonly StudioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_survives_a_killed_and_a_stopped_host_with_the_numbers_of_one_undisturbed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        await using var stores = await StudioStores.CreateAsync(_folder);
        var killed = await stores.AddRunAsync(Spec);
        var stopped = await stores.AddRunAsync(Spec);
        var undisturbed = await stores.AddRunAsync(Spec);
        var work = Path.Combine(_folder.Path, "work");

        await using (var host = await HostProcess.StartAsync(_folder))
        {
            await stores.WaitForEpochAsync(killed, 12);
            await host.KillAsync();
        }

        Assert.Equal(RunStatus.Running, (await stores.FindAsync(killed)).Status);
        await using (var host = await HostProcess.StartAsync(_folder))
        {
            await stores.WaitForAsync(killed, RunStatus.Completed);
            Assert.Contains($"Took over what run {killed} left behind", host.Output, StringComparison.Ordinal);
            await stores.WaitForEpochAsync(stopped, 5);
            Assert.Equal(0, await host.StopAsync());
            var row = await stores.FindAsync(stopped);
            Assert.Equal((RunStatus.Queued, 1), (row.Status, row.Resumes));
        }

        await using (await HostProcess.StartAsync(_folder))
        {
            await stores.WaitForAsync(stopped, RunStatus.Completed);
            await stores.WaitForAsync(undisturbed, RunStatus.Completed);

            // A run is completed before its folder is cleared away, and the host is not given time for it once it is killed.
            await Eventually.Async(() => Task.FromResult(Directory.GetDirectories(work)), folders => folders.Length == 0, "the folders of ended runs are cleared away");
        }

        var expected = await stores.MetricsAsync(undisturbed);
        Assert.Equal(Enumerable.Range(1, Epochs), expected.Select(metric => metric.Epoch));
        foreach (var id in (string[])[killed, stopped])
        {
            var actual = await stores.MetricsAsync(id);
            Assert.Equal(expected.Select(metric => metric with { Seconds = 0 }), actual.Select(metric => metric with { Seconds = 0 }));
            Assert.Equal(await stores.SnapshotsAsync(undisturbed), await stores.SnapshotsAsync(id));
            Assert.Equal(await stores.WeightsAsync(undisturbed), await stores.WeightsAsync(id));
            Assert.Equal(1, (await stores.FindAsync(id)).Resumes);
        }

        Assert.NotEmpty(await stores.WeightsAsync(undisturbed));
    }

    [Fact]
    public async Task A_killed_training_process_fails_its_run_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no signals: an exit code would tell.");
        await using var stores = await StudioStores.CreateAsync(_folder);
        var doomed = await stores.AddRunAsync(Spec with { Training = new TrainingSpec { Epochs = 100_000 } });
        var next = await stores.AddRunAsync(Spec with { Training = new TrainingSpec { Epochs = 2 } });
        await using var host = await HostProcess.StartAsync(_folder);
        await stores.WaitForEpochAsync(doomed, 1);

        using (var child = Process.GetProcessById((await ReadStampAsync(doomed)).Id))
        {
            child.Kill();
        }

        var failed = await stores.WaitForAsync(doomed, RunStatus.Failed);
        await stores.WaitForAsync(next, RunStatus.Completed);
        Assert.Contains("The training process was killed", failed.FailureReason, StringComparison.Ordinal);
        Assert.NotNull(failed.FailureAdvice);
    }

    [Fact]
    public async Task A_process_left_behind_that_does_not_stop_is_ended_before_its_run_goes_on()
    {
        string[] settings = [$"--RealNvp:Queue:EngineProgram={Path.Combine(AppContext.BaseDirectory, "RealNvp.ScriptedTrainer.dll")}", "--RealNvp:Queue:CancelGraceSeconds=0.5"];
        await using var stores = await StudioStores.CreateAsync(_folder);
        var id = await stores.AddRunAsync(new RunSpec { Name = "deaf delay=20", Training = new TrainingSpec { Epochs = 400 } });
        await using (var host = await HostProcess.StartAsync(_folder, settings))
        {
            await stores.WaitForEpochAsync(id, 12);
            await host.KillAsync();
        }

        using var orphan = Process.GetProcessById((await ReadStampAsync(id)).Id);
        await using (await HostProcess.StartAsync(_folder, settings))
        {
            await stores.WaitForAsync(id, RunStatus.Completed);
        }

        Assert.True(orphan.HasExited);
        Assert.Equal(Enumerable.Range(1, 400), (await stores.MetricsAsync(id)).Select(metric => metric.Epoch));
    }

    private async Task<ProcessStamp> ReadStampAsync(string id) => JsonSerializer.Deserialize<ProcessStamp>(
        await File.ReadAllTextAsync(Path.Combine(_folder.WorkOf(id), "process.json"), TestContext.Current.CancellationToken))!;
}
