namespace RealNvp.Web.Features.Sweeps;

/// <summary>"Something new about this sweep": what subscribers fetch they fetch themselves.</summary>
/// <param name="SweepId">The sweep.</param>
/// <param name="StateChanged">Whether a state of sweep or trial changed, or it was made or deleted; false: only progress.</param>
public sealed record SweepChange(string SweepId, bool StateChanged);
