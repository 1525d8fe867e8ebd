using RealNvp.Data.Runs;
using RealNvp.Web.Features.Runs.Repeat;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>A run in the tree; of a deleted one only the id is known.</summary>
public sealed record FamilyMemberResponse
{
    public required string Id { get; init; }

    /// <summary>Steps from the first run of the tree.</summary>
    public required int Depth { get; init; }

    public required bool Deleted { get; init; }

    public string? Name { get; init; }

    public RunStatus? Status { get; init; }

    public LineageResponse? Lineage { get; init; }

    /// <summary>How its settings differ from those of the run it was made from.</summary>
    public required IReadOnlyList<SpecDifference> Changes { get; init; }

    public static FamilyMemberResponse Of(FamilyMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return new FamilyMemberResponse
        {
            Id = member.Id,
            Depth = member.Depth,
            Deleted = member.Run is null,
            Name = member.Run?.Name,
            Status = member.Run?.Status,
            Lineage = member.Run is { } run ? LineageResponse.Of(run.Lineage) : null,
            Changes = member.Changes,
        };
    }
}
