using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>Where a run comes from. Fields that do not apply are left out.</summary>
/// <param name="Origin">How it came to be.</param>
/// <param name="ParentId">The run it was made from; it may have been deleted since.</param>
/// <param name="ForkEpoch">Epoch of the parent's checkpoint that a fork went on from.</param>
/// <param name="ImportedId">Id that an imported run had where it was trained.</param>
public sealed record LineageResponse(RunOrigin Origin, string? ParentId, int? ForkEpoch, string? ImportedId)
{
    public static LineageResponse Of(RunLineage lineage)
    {
        ArgumentNullException.ThrowIfNull(lineage);
        return new LineageResponse(lineage.Origin, lineage.ParentId, lineage.ForkEpoch, lineage.ImportedId);
    }
}
