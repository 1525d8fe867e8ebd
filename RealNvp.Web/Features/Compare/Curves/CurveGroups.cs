using RealNvp.Web.Features.Compare.Verdicts;

namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>The groups of verdicts as groups of lines, under the same letters.</summary>
internal static class CurveGroups
{
    /// <summary>In the order of their letters.</summary>
    public static IReadOnlyList<CurveGroup> Of(IReadOnlyList<Verdict> verdicts, IReadOnlyList<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        var byId = runs.ToDictionary(run => run.Run.Id);
        return
        [
            .. verdicts.SelectMany(verdict => verdict.Groups).OrderBy(group => group.Letter, VerdictLetters.Order)
                .Select(group => new CurveGroup($"{group.Letter} {group.Title}", [.. group.Members.Select(member => byId[member.Run.Id])])),
        ];
    }
}
