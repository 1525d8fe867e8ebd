namespace RealNvp.Web.Features.Share.Public;

/// <summary>What the page's script follows.</summary>
/// <param name="State">Address that tells whether something has changed.</param>
/// <param name="Stamp">Changes whenever the page would be another.</param>
/// <param name="Live">Whether to ask at all.</param>
public record SharedLive(string State, string Stamp, bool Live);
