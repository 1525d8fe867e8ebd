namespace RealNvp.Web.Features.Compare.Api;

/// <summary>The answer of <c>GET /api/v1/compare</c>.</summary>
/// <param name="Verdicts">One for each distribution of the data.</param>
/// <param name="Missing">Ids of no run; it may have been deleted.</param>
public sealed record CompareResponse(IReadOnlyList<VerdictResponse> Verdicts, IReadOnlyList<string> Missing);
