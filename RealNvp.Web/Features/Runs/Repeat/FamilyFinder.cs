using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Runs.Repeat;

/// <summary>Finds a run's place among the runs made from one another, in a bounded number of queries.</summary>
internal sealed class FamilyFinder(IRunStore runs, IRunLineageStore lineage)
{
    private const int MaxAncestors = 20;
    private const int Generations = 2;
    private const int MaxChildren = 60;

    public async Task<RunFamily> FindAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var ancestors = await FindAncestorsAsync(run, cancellationToken);
        var (children, more) = await FindDescendantsAsync(run, cancellationToken);
        var members = new List<FamilyMember>(ancestors);
        Add(run, members.Count > 0 ? members[^1].Run : null, members.Count);
        var same = run.SettingsHash.Length > 0 ? await lineage.ListBySettingsAsync(run.SettingsHash, cancellationToken) : [run];
        return new RunFamily(members, more, same);

        void Add(RunRecord member, RunRecord? parent, int depth)
        {
            members.Add(new FamilyMember(member.Id, member, depth, parent is null ? [] : SpecDifference.Between(parent, member)));
            foreach (var child in children[member.Id])
            {
                Add(child, member, depth + 1);
            }
        }
    }

    /// <summary>From the first to the parent; a deleted one ends the way back.</summary>
    private async Task<List<FamilyMember>> FindAncestorsAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var found = new List<(string Id, RunRecord? Run)>();
        var next = run.Lineage.ParentId;
        while (next is { } id && found.Count < MaxAncestors)
        {
            var parent = await runs.FindAsync(id, cancellationToken);
            found.Add((id, parent));
            next = parent?.Lineage.ParentId;
        }

        found.Reverse();
        return found.Select((member, depth) => new FamilyMember(
            member.Id,
            member.Run,
            depth,
            member.Run is { } present && depth > 0 && found[depth - 1].Run is { } parent ? SpecDifference.Between(parent, present) : [])).ToList();
    }

    private async Task<(ILookup<string, RunRecord> Children, bool More)> FindDescendantsAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var all = new List<RunRecord>();
        IReadOnlyList<string> parents = [run.Id];
        var more = false;
        for (var generation = 0; generation < Generations && parents.Count > 0 && all.Count < MaxChildren; generation++)
        {
            var children = await lineage.ListChildrenAsync(parents, MaxChildren - all.Count + 1, cancellationToken);
            more |= children.Count > MaxChildren - all.Count;
            all.AddRange(children.Take(MaxChildren - all.Count));
            parents = [.. children.Select(child => child.Id)];
        }

        more |= parents.Count > 0 && (await lineage.ListChildrenAsync(parents, 1, cancellationToken)).Any(child => all.All(known => known.Id != child.Id));
        return (all.ToLookup(child => child.Lineage.ParentId!), more);
    }
}
