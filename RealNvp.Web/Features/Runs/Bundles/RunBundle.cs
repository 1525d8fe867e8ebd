using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>A bundle read and checked, ready to be stored. Its snapshots come from the open archive, one after the other.</summary>
/// <param name="Run">The run as it would be stored, under the id it had where it was trained.</param>
/// <param name="Belongings">What belongs to it.</param>
internal sealed record RunBundle(RunRecord Run, RunBelongings Belongings);
