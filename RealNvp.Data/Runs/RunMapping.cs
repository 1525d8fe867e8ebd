using Riok.Mapperly.Abstractions;

namespace RealNvp.Data.Runs;

/// <summary>
/// Between rows and records, property by property of the same name. A property of the target that nothing fills does not compile: a new one is
/// mapped here, or said to be left as it is.
/// </summary>
[Mapper(RequiredMappingStrategy = RequiredMappingStrategy.Target)]
internal static partial class RunMapping
{
    [MapPropertyFromSource(nameof(RunRecord.Lineage), Use = nameof(LineageOf))]
    public static partial RunRecord ToRecord(this RunEntity run);

    public static RunEntity ToEntity(this NewRun run, string id, DateTime createdAt) =>
        NewEntity(run, id, createdAt, RunStatus.Queued, RunSearch.TextOf(id, run.Name, run.DatasetName, run.Tags));

    /// <summary>A run of elsewhere, as it is, under an id of its own here.</summary>
    public static RunEntity ToImportedEntity(this RunRecord run, string id) =>
        ImportedEntity(run, id, run.Id, RunOrigin.Import, RunSearch.TextOf(id, run.Name, run.DatasetName, run.Tags));

    [MapperRequiredMapping(RequiredMappingStrategy.Source)] // The results of a new run are still to come.
    [MapNestedProperties(nameof(NewRun.Lineage))]
    [MapProperty([nameof(NewRun.Lineage), nameof(RunLineage.ForkEpoch)], [nameof(RunEntity.Epoch)], Use = nameof(EpochAfter))]
    private static partial RunEntity NewEntity(NewRun run, string id, DateTime createdAt, RunStatus status, string searchText);

    // Of this place alone: who its parents are, which sweep it belongs to, on which shelf and where in the queue it stands, what is under way.
    [MapperIgnoreTarget(nameof(RunEntity.ParentId))]
    [MapperIgnoreTarget(nameof(RunEntity.ForkEpoch))]
    [MapperIgnoreTarget(nameof(RunEntity.SweepId))]
    [MapperIgnoreTarget(nameof(RunEntity.SweepTrial))]
    [MapperIgnoreTarget(nameof(RunEntity.IsFavourite))]
    [MapperIgnoreTarget(nameof(RunEntity.ArchivedAt))]
    [MapperIgnoreTarget(nameof(RunEntity.TrashedAt))]
    [MapperIgnoreTarget(nameof(RunEntity.QueuePriority))]
    [MapperIgnoreTarget(nameof(RunEntity.EpochFraction))]
    [MapperIgnoreTarget(nameof(RunEntity.EtaSeconds))]
    [MapperIgnoreTarget(nameof(RunEntity.CancelRequested))]
    [MapperIgnoreTarget(nameof(RunEntity.Note))]
    [MapProperty(nameof(RunRecord.Seconds), nameof(RunEntity.Seconds), Use = nameof(SecondsOf))]
    private static partial RunEntity ImportedEntity(RunRecord run, string id, string importedId, RunOrigin origin, string searchText);

    /// <summary>Every result passes here.</summary>
    [UserMapping(Default = true)]
    private static double? Stored(double? value) => StoredNumber.Of(value);

    [UserMapping(Default = false)]
    private static double SecondsOf(double seconds) => double.IsNaN(seconds) ? 0 : seconds;

    private static RunLineage LineageOf(RunEntity run) => new(run.Origin, run.ParentId) { ForkEpoch = run.ForkEpoch, ImportedId = run.ImportedId };

    /// <summary>A fork goes on from its checkpoint's epoch.</summary>
    [UserMapping(Default = false)]
    private static int EpochAfter(int? forkEpoch) => forkEpoch ?? 0;
}
