using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RealNvp.Data;
using RealNvp.Data.Artifacts;
using RealNvp.Data.Logs;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Snapshots;
using RealNvp.Engine.Specs;
using RealNvp.Web.Hosting;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Tests.Queue.Infrastructure;

/// <summary>The queue over real stores in a folder, in this process, with the scripted trainer for training.</summary>
internal sealed class QueueHost : IAsyncDisposable
{
    private readonly IHost _host;

    private QueueHost(IHost host, StudioFolder folder) => (_host, Folder) = (host, folder);

    public StudioFolder Folder { get; }

    public IRunQueue Queue => Get<IRunQueue>();

    public IRunStore Runs => Get<IRunStore>();

    public IRunHub Hub => Get<IRunHub>();

    public static async Task<QueueHost> StartAsync(
        StudioFolder folder, QueueOptions? options = null, Action<IServiceCollection>? change = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddProvider(folder.Log);
        builder.Services.AddStudioData(folder.DatabasePath);
        builder.Services.AddSingleton(new StudioFolders(folder.Path));
        builder.Services.AddSingleton(Options.Create(new StudioOptions
        {
            DataDirectory = folder.Path,
            Queue = (options ?? new QueueOptions()) with { EngineProgram = options?.EngineProgram ?? "RealNvp.ScriptedTrainer.dll" },
        }));
        builder.Services.AddRunQueue();
        change?.Invoke(builder.Services);
        var host = builder.Build();
        await host.Services.GetRequiredService<IStudioDatabase>().InitialiseAsync(TestContext.Current.CancellationToken);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new QueueHost(host, folder);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Launches a run whose process follows a script.</summary>
    public async Task<string> LaunchAsync(string script, int epochs = 5)
    {
        var id = await AddRowAsync(script, epochs);
        await Queue.EnqueueAsync(id, TestContext.Current.CancellationToken);
        return id;
    }

    /// <summary>Stores a queued run without telling the queue.</summary>
    public async Task<string> AddRowAsync(string script, int epochs = 5)
    {
        var spec = new RunSpec { Name = script, Training = new TrainingSpec { Epochs = epochs } };
        return (await Runs.CreateAsync(StudioFolder.NewRun(spec), TestContext.Current.CancellationToken)).Id;
    }

    public async Task<RunRecord> FindAsync(string id) =>
        await Runs.FindAsync(id, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException($"There is no run {id}.");

    public Task<RunRecord> WaitForAsync(string id, RunStatus status) =>
        Eventually.RunAsync(() => FindAsync(id), status);

    public Task<RunRecord> WaitForEpochAsync(string id, int epoch) =>
        Eventually.Async(() => FindAsync(id), run => run.Epoch >= epoch, $"run {id} reaches epoch {epoch}");

    public async Task<IReadOnlyList<int>> EpochsAsync(string id) =>
        (await Get<IMetricStore>().ReadAsync(id, 0, 0, TestContext.Current.CancellationToken)).Points.Select(point => point.Epoch).ToList();

    public Task<IReadOnlyList<int>> SnapshotsAsync(string id) => Get<ISnapshotStore>().ListAsync(id, TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<RunLogLine>> LogAsync(string id) => Get<IRunLogStore>().ReadAsync(id, TestContext.Current.CancellationToken);

    public Task<Artifact?> ArtifactAsync(string id, ArtifactKind kind) =>
        Get<IArtifactStore>().ReadAsync(id, kind, TestContext.Current.CancellationToken);

    /// <summary>Ids in the order in which they will start.</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync() =>
        (await Queue.GetStateAsync(TestContext.Current.CancellationToken)).Waiting.Select(run => run.Id).ToList();

    public Task StopAsync() => _host.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
