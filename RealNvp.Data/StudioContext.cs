using Microsoft.EntityFrameworkCore;
using RealNvp.Data.Artifacts;
using RealNvp.Data.Checkpoints;
using RealNvp.Data.Datasets;
using RealNvp.Data.Events;
using RealNvp.Data.Logs;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Notes;
using RealNvp.Data.Sharing;
using RealNvp.Data.Snapshots;
using RealNvp.Data.Sweeps;
using RealNvp.Data.Views;
using RealNvp.Data.Webhooks;

namespace RealNvp.Data;

/// <summary>
/// The tables, whatever the database. A provider derives from it, so that each has migrations of its own; code asks for this type only.
/// </summary>
internal abstract class StudioContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<RunEntity> Runs => Set<RunEntity>();

    public DbSet<RunNoteEntity> Notes => Set<RunNoteEntity>();

    public DbSet<MetricEntity> Metrics => Set<MetricEntity>();

    public DbSet<SnapshotEntity> Snapshots => Set<SnapshotEntity>();

    public DbSet<ArtifactEntity> Artifacts => Set<ArtifactEntity>();

    public DbSet<KeptCheckpointEntity> KeptCheckpoints => Set<KeptCheckpointEntity>();

    public DbSet<RunLogEntity> RunLog => Set<RunLogEntity>();

    public DbSet<ShareLinkEntity> ShareLinks => Set<ShareLinkEntity>();

    public DbSet<SweepEntity> Sweeps => Set<SweepEntity>();

    public DbSet<SweepTrialEntity> SweepTrials => Set<SweepTrialEntity>();

    public DbSet<SweepReportEntity> SweepReports => Set<SweepReportEntity>();

    public DbSet<SavedViewEntity> SavedViews => Set<SavedViewEntity>();

    public DbSet<StudioEventEntity> Events => Set<StudioEventEntity>();

    public DbSet<WebhookEntity> Webhooks => Set<WebhookEntity>();

    public DbSet<WebhookDeliveryEntity> WebhookDeliveries => Set<WebhookDeliveryEntity>();

    public DbSet<DatasetEntity> Datasets => Set<DatasetEntity>();

    public DbSet<DatasetChunkEntity> DatasetChunks => Set<DatasetChunkEntity>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(StudioContext).Assembly);
}
