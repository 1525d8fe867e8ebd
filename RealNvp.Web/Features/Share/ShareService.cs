using RealNvp.Data.Runs;
using RealNvp.Data.Sharing;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Share;

internal sealed class ShareService(IShareLinkStore links, IRunService runs, TimeProvider time) : IShareService
{
    public async Task<ShareCreation> CreateAsync(ShareRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var now = time.GetUtcNow().UtcDateTime;
        var found = await runs.FindManyAsync([.. request.Runs.Take(ShareRules.MostRuns)], cancellationToken);
        var errors = ShareRules.Check(request, [.. found.Select(run => run.Id)], now).ToList();
        if (errors.Count > 0)
        {
            return new ShareCreation(null, null, errors);
        }

        var token = ShareToken.New();
        var link = await links.CreateAsync(
            new NewShareLink
            {
                TokenHash = ShareToken.HashOf(token)!,
                Kind = request.Kind,
                Targets = request.Runs,
                View = request.View,
                Title = string.Join(", ", found.Select(run => run.Name)),
                ExpiresAt = request.ExpiresAt,
            },
            cancellationToken);
        return new ShareCreation(link, token, []);
    }

    public Task<IReadOnlyList<ShareLink>> ListAsync(CancellationToken cancellationToken = default) => links.ListAsync(cancellationToken);

    public Task<bool> RevokeAsync(string id, CancellationToken cancellationToken = default) => links.TryRevokeAsync(id, cancellationToken);

    public Task<bool> ForgetAsync(string id, CancellationToken cancellationToken = default) => links.TryDeleteEndedAsync(id, cancellationToken);

    public async Task<SharedLookup> OpenAsync(string token, CancellationToken cancellationToken = default)
    {
        if (ShareToken.HashOf(token) is not { } hash || await links.FindByTokenAsync(hash, cancellationToken) is not { } link)
        {
            return new SharedLookup(ShareState.Unknown);
        }

        if (StateOf(link) is not ShareState.Open and var state)
        {
            return new SharedLookup(state);
        }

        var found = await ReadRunsAsync(link, cancellationToken);
        return found.Count == 0 ? new SharedLookup(ShareState.Deleted) : new SharedLookup(ShareState.Open, new SharedContent(link, found));
    }

    public ShareState StateOf(ShareLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return link.RevokedAt is not null ? ShareState.Revoked
            : link.ExpiresAt <= time.GetUtcNow().UtcDateTime ? ShareState.Expired
            : ShareState.Open;
    }

    private async Task<IReadOnlyList<SharedRun>> ReadRunsAsync(ShareLink link, CancellationToken cancellationToken)
    {
        var colours = RunPalette.Assign(link.Targets);

        // Who throws a run away does not mean strangers to see it; taken out of the trash it is shown again.
        var records = (await runs.FindManyAsync(link.Targets, cancellationToken)).Where(run => run.TrashedAt is null).ToDictionary(run => run.Id);
        var shared = new List<SharedRun>();
        foreach (var (index, id) in link.Targets.Index())
        {
            if (records.TryGetValue(id, out var run))
            {
                var snapshots = await runs.ListSnapshotsAsync(id, cancellationToken) ?? [];
                shared.Add(new SharedRun(index, run, LabelOf(run, index, records.Values), colours[id], snapshots));
            }
        }

        return shared;
    }

    /// <summary>Two runs of one name are told apart by their place: an id is nothing for the outside.</summary>
    private static string LabelOf(RunRecord run, int index, IEnumerable<RunRecord> all) =>
        all.Count(other => other.Name == run.Name) > 1 ? $"{run.Name} ({Format.Count(index + 1)})" : run.Name;
}
