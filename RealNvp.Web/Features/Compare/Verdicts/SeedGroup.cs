using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>Runs that differ in their seeds alone.</summary>
public sealed record SeedGroup
{
    /// <summary>A, B, and so on.</summary>
    public required string Letter { get; init; }

    /// <summary>In which settings it differs from the other groups: "hidden size 24"; the name of a run where none does.</summary>
    public required string Title { get; init; }

    /// <summary>Settings of its first run.</summary>
    public required RunSpec Spec { get; init; }

    /// <summary>Runs in the order chosen, those that do not count included.</summary>
    public required IReadOnlyList<GroupMember> Members { get; init; }

    /// <summary>What counts, one a seed.</summary>
    public IReadOnlyList<GroupMember> Counted => [.. Members.Where(member => member.LeftOut == LeftOut.No)];

    /// <summary>The values that count.</summary>
    public Sample Sample => Sample.Of([.. Counted.Select(member => member.Value!.Value)]);

    /// <summary>Training time of a run, the median; null: none has trained.</summary>
    public double? SecondsPerRun
    {
        get
        {
            var known = Members.Where(member => member.Run.Status == RunStatus.Completed && member.Run.Seconds > 0).Select(member => member.Run.Seconds).Order().ToList();
            return known.Count == 0 ? null : (known[(known.Count - 1) / 2] + known[known.Count / 2]) / 2;
        }
    }

    /// <summary>Whether each run drew data of its own.</summary>
    public bool DrawsOwnData => Members.Select(member => member.Seed.Data).Distinct().Skip(1).Any();

    /// <summary>Whether the seed decides the rows that a run is measured on: of a table it draws them, a toy's test points belong to its data seed.</summary>
    public bool SeedDrawsTestRows => Spec.Dataset.IsTable || DrawsOwnData;
}
