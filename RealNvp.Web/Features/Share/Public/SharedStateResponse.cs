namespace RealNvp.Web.Features.Share.Public;

/// <summary>Whether a shared page is still what it was.</summary>
/// <param name="Stamp">Changes whenever the page would be another.</param>
/// <param name="Live">Whether it may still change.</param>
public sealed record SharedStateResponse(string Stamp, bool Live);
