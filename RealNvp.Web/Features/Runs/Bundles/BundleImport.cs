using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>What became of a bundle.</summary>
/// <param name="Run">The run that was stored; with <paramref name="IsHere"/>, the one that was here before.</param>
/// <param name="IsHere">The run was here already, and nothing was stored.</param>
/// <param name="Error">Why nothing could be stored; null: no error.</param>
public sealed record BundleImport(RunRecord? Run, bool IsHere, string? Error);
