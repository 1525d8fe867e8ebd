namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The sweep whose trial a run is.</summary>
/// <param name="Id">Id of the sweep.</param>
/// <param name="Trial">The trial's number.</param>
public sealed record RunSweepResponse(string Id, int Trial);
