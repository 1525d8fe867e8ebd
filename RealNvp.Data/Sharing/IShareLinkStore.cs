namespace RealNvp.Data.Sharing;

/// <summary>Links that show something to people without access to the studio. A revoked link stays, so that its holder can be told.</summary>
public interface IShareLinkStore
{
    Task<ShareLink> CreateAsync(NewShareLink link, CancellationToken cancellationToken = default);

    /// <param name="tokenHash">Hash of a token, as it was stored.</param>
    Task<ShareLink?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken = default);

    /// <summary>All links, newest first.</summary>
    Task<IReadOnlyList<ShareLink>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends a link at once. False: there is none, or it was revoked before.</summary>
    Task<bool> TryRevokeAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Forgets a link that no longer opens anything. False: there is none, or it still opens.</summary>
    Task<bool> TryDeleteEndedAsync(string id, CancellationToken cancellationToken = default);
}
