using Microsoft.Extensions.DependencyInjection;
using RealNvp.Data;
using RealNvp.Data.Artifacts;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Snapshots;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Tests.Queue.Infrastructure;

/// <summary>The stores of a data folder, read beside the app that uses it.</summary>
internal sealed class StudioStores : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StudioStores(StudioFolder folder) =>
        _services = new ServiceCollection().AddStudioData(folder.DatabasePath).BuildServiceProvider();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRunStore Runs => _services.GetRequiredService<IRunStore>();

    /// <summary>Opens the stores, making the database while no app runs yet.</summary>
    public static async Task<StudioStores> CreateAsync(StudioFolder folder)
    {
        var stores = new StudioStores(folder);
        await stores._services.GetRequiredService<IStudioDatabase>().InitialiseAsync(Token);
        return stores;
    }

    /// <summary>Stores a queued run; the app finds it when it starts.</summary>
    public async Task<string> AddRunAsync(RunSpec spec) => (await Runs.CreateAsync(StudioFolder.NewRun(spec), Token)).Id;

    public async Task<RunRecord> FindAsync(string id) =>
        await Runs.FindAsync(id, Token) ?? throw new InvalidOperationException($"There is no run {id}.");

    public Task<RunRecord> WaitForAsync(string id, RunStatus status) =>
        Eventually.RunAsync(() => FindAsync(id), status);

    public Task<RunRecord> WaitForEpochAsync(string id, int epoch) =>
        Eventually.Async(() => FindAsync(id), run => run.Epoch >= epoch, $"run {id} reaches epoch {epoch}");

    public async Task<IReadOnlyList<EpochMetric>> MetricsAsync(string id) =>
        (await _services.GetRequiredService<IMetricStore>().ReadAsync(id, 0, 0, Token)).Points;

    public Task<IReadOnlyList<int>> SnapshotsAsync(string id) => _services.GetRequiredService<ISnapshotStore>().ListAsync(id, Token);

    public async Task<byte[]> WeightsAsync(string id) =>
        (await _services.GetRequiredService<IArtifactStore>().ReadAsync(id, ArtifactKind.Weights, Token))?.Content ?? [];

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
