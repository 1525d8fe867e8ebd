using RealNvp.Web.Features.Compare.Verdicts;

namespace RealNvp.Web.Features.Compare.Api;

/// <summary>A run in its group.</summary>
/// <param name="Id">The run.</param>
/// <param name="Seed">Its training seed.</param>
/// <param name="Value">Its result; absent where it does not count.</param>
/// <param name="LeftOut">Why it does not count, or <c>no</c>.</param>
public sealed record VerdictRunResponse(string Id, int Seed, double? Value, LeftOut LeftOut);
