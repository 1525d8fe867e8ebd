namespace RealNvp.Web.Features.Sweeps;

/// <summary>A sweep's best trial so far.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="RunId">Its run.</param>
/// <param name="Value">Its objective.</param>
public sealed record SweepBest(int Trial, string RunId, double Value);
