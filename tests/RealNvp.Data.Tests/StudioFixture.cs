using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RealNvp.Data.Artifacts;
using RealNvp.Data.Datasets;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Snapshots;

namespace RealNvp.Data.Tests;

/// <summary>The stores over a SQLite file of their own, initialised, with a clock the test turns.</summary>
public sealed class StudioFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StudioFixture(string folder, bool ownsFolder)
    {
        Folder = folder;
        OwnsFolder = ownsFolder;
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddStudioData(DatabasePath)
            .BuildServiceProvider();
    }

    public string Folder { get; }

    public string DatabasePath => Path.Combine(Folder, "studio.db");

    public TestClock Clock { get; } = new();

    public IStudioDatabase Database => _services.GetRequiredService<IStudioDatabase>();

    public IRunStore Runs => _services.GetRequiredService<IRunStore>();

    public IMetricStore Metrics => _services.GetRequiredService<IMetricStore>();

    public ISnapshotStore Snapshots => _services.GetRequiredService<ISnapshotStore>();

    public IArtifactStore Artifacts => _services.GetRequiredService<IArtifactStore>();

    public IDatasetStore Datasets => _services.GetRequiredService<IDatasetStore>();

    private bool OwnsFolder { get; }

    internal T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <param name="folder">An existing folder, left in place; null: a new one, removed afterwards.</param>
    public static async Task<StudioFixture> CreateAsync(string? folder = null)
    {
        var fixture = Uninitialised(folder);
        await fixture.Database.InitialiseAsync(TestContext.Current.CancellationToken);
        return fixture;
    }

    public static StudioFixture Uninitialised(string? folder = null) =>
        new(folder ?? Directory.CreateTempSubdirectory("studio-data-").FullName, ownsFolder: folder is null);

    public Task<RunRecord> AddRunAsync(string name = "a run", Func<NewRun, NewRun>? change = null)
    {
        var run = new NewRun
        {
            Name = name,
            SpecJson = "{}",
            DatasetName = "Two moons",
            CouplingLayers = 6,
            HiddenSize = 64,
            HiddenLayers = 4,
            LearningRate = 2e-3,
            L2 = 0,
            Epochs = 20,
        };
        Clock.Advance(TimeSpan.FromSeconds(1));
        return Runs.CreateAsync(change?.Invoke(run) ?? run, TestContext.Current.CancellationToken);
    }

    public async Task<RunRecord> ReloadAsync(RunRecord run) =>
        await Runs.FindAsync(run.Id, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException($"Run {run.Id} is gone.");

    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Closes idle connections to this file, and to no other: tests run side by side.</summary>
    public void CloseIdleConnections() => (Database as IDisposable)?.Dispose();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (OwnsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
