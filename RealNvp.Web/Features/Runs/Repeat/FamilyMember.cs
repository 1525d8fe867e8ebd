using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Runs.Repeat;

/// <summary>A run in a tree of runs made from one another.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Run">The run; null: it was deleted.</param>
/// <param name="Depth">Steps from the tree's first run.</param>
/// <param name="Changes">How its settings differ from those of the run it was made from.</param>
public sealed record FamilyMember(string Id, RunRecord? Run, int Depth, IReadOnlyList<SpecDifference> Changes);
