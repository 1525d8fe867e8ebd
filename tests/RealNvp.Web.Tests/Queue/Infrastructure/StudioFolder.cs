using Microsoft.Data.Sqlite;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Tests.Queue.Infrastructure;

/// <summary>A data directory that outlives the hosts started over it, removed at the end of the test.</summary>
internal sealed class StudioFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("studio-queue-").FullName;

    public string DatabasePath => System.IO.Path.Combine(Path, "studio.db");

    public string QueueFile => System.IO.Path.Combine(Path, "queue.db");

    /// <summary>What the hosts logged.</summary>
    public LogCollector Log { get; } = new();

    public string WorkOf(string runId) => System.IO.Path.Combine(Path, "work", runId);

    /// <inheritdoc cref="HeldRun.Release"/>
    public void Release(string runId) => HeldRun.Release(Path, runId);

    /// <summary>Waits until the run's work folder is cleared away, which comes after its end is stored.</summary>
    public Task WorkIsGoneAsync(string runId) =>
        Eventually.TrueAsync(() => !Directory.Exists(WorkOf(runId)), $"the work folder of {runId} is cleared");

    public static NewRun NewRun(RunSpec spec, string? datasetId = null) => new()
    {
        Name = spec.Name ?? "a run",
        SpecJson = SpecJson.Serialize(spec),
        DatasetName = "Two moons",
        DatasetId = datasetId,
        CouplingLayers = spec.Model.CouplingLayers,
        HiddenSize = spec.Model.HiddenSize,
        HiddenLayers = spec.Model.HiddenLayers,
        LearningRate = spec.Training.LearningRate,
        L2 = spec.Training.L2,
        Epochs = spec.Training.Epochs,
    };

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
