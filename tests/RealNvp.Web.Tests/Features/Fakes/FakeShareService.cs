using RealNvp.Data.Sharing;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Share;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Links in a list; every token opens what the test says.</summary>
internal sealed class FakeShareService : IShareService
{
    public List<ShareLink> Links { get; } = [];

    public List<ShareRequest> Requests { get; } = [];

    /// <summary>What any token opens.</summary>
    public SharedLookup Lookup { get; set; } = new(ShareState.Unknown);

    /// <summary>What a wish is answered with instead of a link.</summary>
    public IReadOnlyList<FieldError> Refusal { get; set; } = [];

    /// <summary>What is foreseen of every link.</summary>
    public ShareOutlook Outlook { get; set; } = new([], []);

    public Task<ShareOutlook> ForeseeAsync(ShareRequest request, CancellationToken cancellationToken = default) => Task.FromResult(Outlook);

    public Task<ShareCreation> CreateAsync(ShareRequest request, CancellationToken cancellationToken = default)
    {
        Requests.Add(request);
        if (Refusal.Count > 0)
        {
            return Task.FromResult(new ShareCreation(null, null, Refusal));
        }

        var link = new ShareLink
        {
            Id = $"link{Links.Count}",
            Kind = request.Kind,
            Targets = request.Targets,
            View = request.View,
            Title = "a run",
            CreatedAt = RunFactory.Start,
            ExpiresAt = request.ExpiresAt,
        };
        Links.Add(link);
        return Task.FromResult(new ShareCreation(link, "the-token", []));
    }

    public Task<IReadOnlyList<ShareLink>> ListAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<ShareLink>>([.. Links]);

    public Task<bool> RevokeAsync(string id, CancellationToken cancellationToken = default)
    {
        var index = Links.FindIndex(link => link.Id == id);
        Links[index] = Links[index] with { RevokedAt = RunFactory.Start };
        return Task.FromResult(true);
    }

    public Task<bool> ForgetAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult(Links.RemoveAll(link => link.Id == id) > 0);

    public Task<SharedLookup> OpenAsync(string token, CancellationToken cancellationToken = default) => Task.FromResult(Lookup);

    public Task<SharedRun?> FindRunAsync(SharedContent content, int index, CancellationToken cancellationToken = default) => Task.FromResult(content.Find(index));

    public ShareState StateOf(ShareLink link) => link.RevokedAt is null ? ShareState.Open : ShareState.Revoked;
}
