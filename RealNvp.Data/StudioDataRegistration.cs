using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RealNvp.Data.Artifacts;
using RealNvp.Data.Checkpoints;
using RealNvp.Data.Datasets;
using RealNvp.Data.Events;
using RealNvp.Data.Logs;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Notes;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Data.Sharing;
using RealNvp.Data.Snapshots;
using RealNvp.Data.Sqlite;
using RealNvp.Data.Sweeps;
using RealNvp.Data.Views;
using RealNvp.Data.Webhooks;

namespace RealNvp.Data;

public static class StudioDataRegistration
{
    /// <summary>Adds the stores over a SQLite file, and <see cref="IStudioDatabase"/>, to be initialised before they are used.</summary>
    /// <param name="databasePath">The file; it and its folder need not exist yet.</param>
    public static IServiceCollection AddStudioData(this IServiceCollection services, string databasePath)
    {
        var file = new SqliteFile(Path.GetFullPath(databasePath));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(file);
        services.AddDbContextFactory<SqliteStudioContext>(options => options
            .UseSqlite(file.ConnectionString(SqliteOpenMode.ReadWriteCreate))
            .AddInterceptors(new SqliteConnectionSetup()));
        services.AddSingleton<IDbContextFactory<StudioContext>, SqliteContexts>();
        services.AddSingleton<IDatabaseErrors, SqliteErrors>();
        services.AddSingleton<IStudioDatabase, SqliteStudioDatabase>();

        services.AddSingleton<StudioEventSignal>();
        services.AddSingleton<StudioAccess>();
        services.AddSingleton<IRunStore, RunStore>();
        services.AddSingleton<IRunLineageStore, RunLineageStore>();
        services.AddSingleton<IRunImportStore, RunImportStore>();
        services.AddSingleton<IRunShelfStore, RunShelfStore>();
        services.AddSingleton<IRunNoteStore, RunNoteStore>();
        services.AddSingleton<IKeptCheckpointStore, KeptCheckpointStore>();
        services.AddSingleton<IMetricStore, MetricStore>();
        services.AddSingleton<IRunLogStore, RunLogStore>();
        services.AddSingleton<ISnapshotStore, SnapshotStore>();
        services.AddSingleton<IArtifactStore, ArtifactStore>();
        services.AddSingleton<IDatasetStore, DatasetStore>();
        services.AddSingleton<ISweepStore, SweepStore>();
        services.AddSingleton<IShareLinkStore, ShareLinkStore>();
        services.AddSingleton<ISavedViewStore, SavedViewStore>();
        services.AddSingleton<IStudioEventStore, StudioEventStore>();
        services.AddSingleton<IWebhookStore, WebhookStore>();
        services.AddSingleton<IDeliveryStore, DeliveryStore>();
        return services;
    }
}
