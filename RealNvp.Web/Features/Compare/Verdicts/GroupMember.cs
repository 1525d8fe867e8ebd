using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>A run in its group.</summary>
/// <param name="Run">The run.</param>
/// <param name="Seed">What was random in it.</param>
/// <param name="Value">Its figure; null where it does not count.</param>
/// <param name="LeftOut">Why it does not count.</param>
public sealed record GroupMember(RunRecord Run, SeedKey Seed, double? Value, LeftOut LeftOut);
