using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Runs.Repeat;

/// <summary>What a run has to do with others.</summary>
/// <param name="Members">
/// The tree, each run before those made from it: the run with all it was made from, and what was made from it, two generations deep.
/// </param>
/// <param name="More">Whether there are further descendants that the tree leaves out.</param>
/// <param name="SameSettings">Runs whose settings differ in nothing but the training seed, oldest first, the run itself included.</param>
public sealed record RunFamily(IReadOnlyList<FamilyMember> Members, bool More, IReadOnlyList<RunRecord> SameSettings);
