using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Runs.Repeat;

/// <summary>One line of the tree: a run, or several repeats side by side from which nothing was made.</summary>
/// <param name="Depth">Steps from the first run.</param>
/// <param name="How">How it came from the run above; null: it came from none that is shown.</param>
/// <param name="Members">The run, or the repeats.</param>
/// <param name="Changes">What was changed on the way; of several repeats nothing but the seed, which each shows itself.</param>
public sealed record LineageLine(int Depth, string? How, IReadOnlyList<FamilyMember> Members, IReadOnlyList<SpecDifference> Changes)
{
    private const string SeedKey = "training.seed";

    /// <summary>The lines of a tree, in its order, with repeats gathered at the place of the first.</summary>
    /// <param name="selfId">The run that keeps a line of its own.</param>
    public static IReadOnlyList<LineageLine> Of(IReadOnlyList<FamilyMember> members, string selfId)
    {
        ArgumentNullException.ThrowIfNull(members);
        var parents = members.Select(member => member.Run?.Lineage.ParentId).OfType<string>().ToHashSet();
        var lines = new List<LineageLine>();
        var gathered = new HashSet<string>();
        foreach (var member in members)
        {
            if (IsGathered(member) && member.Run!.Lineage.ParentId is { } parent)
            {
                if (gathered.Add(parent))
                {
                    var repeats = members.Where(other => IsGathered(other) && other.Run!.Lineage.ParentId == parent).ToList();
                    lines.Add(new LineageLine(member.Depth, repeats.Count == 1 ? "repeat" : $"{repeats.Count} repeats", repeats, []));
                }

                continue;
            }

            lines.Add(new LineageLine(member.Depth, member.Depth > 0 ? HowOf(member.Run) : null, [member], member.Changes));
        }

        return lines;

        bool IsGathered(FamilyMember member) =>
            member is { Depth: > 0, Run.Lineage.Origin: RunOrigin.Repeat } && member.Id != selfId && !parents.Contains(member.Id)
            && member.Changes.All(change => change.Key == SeedKey);
    }

    /// <summary>A run by its name; a repeat beside others by its seed.</summary>
    public string LabelOf(FamilyMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Changes.Count == 0 && member.Changes.FirstOrDefault(change => change.Key == SeedKey) is { } seed ? $"seed {seed.To}" : member.Run?.Name ?? member.Id;
    }

    private static string HowOf(RunRecord? run) => run?.Lineage switch
    {
        { Origin: RunOrigin.Fork, ForkEpoch: { } epoch } => $"forked at epoch {epoch}",
        { Origin: RunOrigin.Repeat } => "repeat",
        { Origin: RunOrigin.Reproduction } => "reproduction",
        _ => "clone",
    };
}
