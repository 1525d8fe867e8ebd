using RealNvp.Data.Artifacts;
using RealNvp.Data.Checkpoints;
using RealNvp.Data.Datasets;
using RealNvp.Data.Logs;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Snapshots;

namespace RealNvp.Web.Queue.Processes;

/// <summary>The stores a run's process is fed from and imported into.</summary>
internal sealed record RunStores(
    IRunStore Runs,
    IMetricStore Metrics,
    ISnapshotStore Snapshots,
    IArtifactStore Artifacts,
    IKeptCheckpointStore KeptCheckpoints,
    IDatasetStore Datasets,
    IRunLogStore Log);
