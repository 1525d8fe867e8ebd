using RealNvp.Data.Sharing;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>One link, which every token opens.</summary>
internal sealed class FakeShareLinks(ShareLink link) : IShareLinkStore
{
    public static ShareLink Link(ShareKind kind, string target, string view = "") =>
        new() { Id = $"link-{target}", Kind = kind, Targets = [target], View = view, Title = "a link", CreatedAt = RunFactory.Start };

    public Task<ShareLink> CreateAsync(NewShareLink wish, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ShareLink?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken = default) => Task.FromResult<ShareLink?>(link);

    public Task<IReadOnlyList<ShareLink>> ListAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<ShareLink>>([link]);

    public Task<bool> TryRevokeAsync(string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<bool> TryDeleteEndedAsync(string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
