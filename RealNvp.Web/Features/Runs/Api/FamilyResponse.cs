using RealNvp.Web.Features.Runs.Repeat;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>What a run has to do with others.</summary>
/// <param name="Items">The tree of runs made from one another, each before those made from it.</param>
/// <param name="More">Whether there are further descendants.</param>
/// <param name="SameSettings">Ids of the runs whose settings differ in nothing but the training seed, oldest first.</param>
public sealed record FamilyResponse(IReadOnlyList<FamilyMemberResponse> Items, bool More, IReadOnlyList<string> SameSettings)
{
    public static FamilyResponse Of(RunFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        return new FamilyResponse(family.Members.Select(FamilyMemberResponse.Of).ToList(), family.More, family.SameSettings.Select(run => run.Id).ToList());
    }
}
