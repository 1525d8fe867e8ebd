using RealNvp.Data.Sharing;

namespace RealNvp.Web.Features.Share;

/// <summary>Links that show runs, sweeps or views of runs, read-only, to whoever holds them.</summary>
public interface IShareService
{
    /// <summary>Whether a link could be made, and what it would leave out. Makes none.</summary>
    Task<ShareOutlook> ForeseeAsync(ShareRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a link. Its token is in the answer and nowhere else.</summary>
    Task<ShareCreation> CreateAsync(ShareRequest request, CancellationToken cancellationToken = default);

    /// <summary>All links, newest first.</summary>
    Task<IReadOnlyList<ShareLink>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends a link at once. False: there is none, or it was revoked before.</summary>
    Task<bool> RevokeAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Takes an ended link off the list; its address is then as if it had never been. False: there is none, or it still opens.</summary>
    Task<bool> ForgetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>What a token opens.</summary>
    Task<SharedLookup> OpenAsync(string token, CancellationToken cancellationToken = default);

    /// <summary>
    /// A run that a link shows, by its place among the link's runs; of a sweep any trial that its page lists, by its number. Null: the link shows no such run.
    /// </summary>
    Task<SharedRun?> FindRunAsync(SharedContent content, int index, CancellationToken cancellationToken = default);

    /// <summary>Whether a link opens at this moment, as far as its own dates say.</summary>
    ShareState StateOf(ShareLink link);
}
