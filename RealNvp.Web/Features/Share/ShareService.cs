using RealNvp.Data.Runs;
using RealNvp.Data.Sharing;
using RealNvp.Engine.Specs;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Share;

internal sealed class ShareService(IShareLinkStore links, ShareSubjects subjects, IRunService runs, ISweepService sweeps, TimeProvider time) : IShareService
{
    public async Task<ShareOutlook> ForeseeAsync(ShareRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var subject = await subjects.FindAsync(request, cancellationToken);
        return new ShareOutlook(ErrorsOf(request, subject), subject.LeftOut);
    }

    public async Task<ShareCreation> CreateAsync(ShareRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var subject = await subjects.FindAsync(request, cancellationToken);
        var errors = ErrorsOf(request, subject);
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
                Targets = request.Targets,
                View = subject.View,
                Title = subject.Title,
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

        var content = link.Kind switch
        {
            ShareKind.Sweep => await ReadSweepAsync(link, cancellationToken),
            ShareKind.View => new SharedContent(link, []),
            _ => await ReadRunsAsync(link, cancellationToken),
        };
        return content is null ? new SharedLookup(ShareState.Deleted) : new SharedLookup(ShareState.Open, content);
    }

    public async Task<SharedRun?> FindRunAsync(SharedContent content, int index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Find(index) ?? (content.Sweep?.Find(index) is { } trial ? await ReadTrialAsync(trial, cancellationToken) : null);
    }

    public ShareState StateOf(ShareLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return link.RevokedAt is not null ? ShareState.Revoked
            : link.ExpiresAt <= time.GetUtcNow().UtcDateTime ? ShareState.Expired
            : ShareState.Open;
    }

    private List<FieldError> ErrorsOf(ShareRequest request, ShareSubject subject) =>
        [.. ShareRules.Check(request, [.. subject.Existing], time.GetUtcNow().UtcDateTime), .. subject.Errors];

    /// <returns>Null: none of the runs is there any more.</returns>
    private async Task<SharedContent?> ReadRunsAsync(ShareLink link, CancellationToken cancellationToken)
    {
        var colours = RunPalette.Assign(link.Targets);

        // Who throws a run away does not mean strangers to see it; taken out of the trash it is shown again.
        var records = (await runs.FindManyAsync(link.Targets, cancellationToken)).Where(run => run.TrashedAt is null).ToDictionary(run => run.Id);
        var shared = new List<SharedRun>();
        foreach (var (index, id) in link.Targets.Index())
        {
            if (records.TryGetValue(id, out var run))
            {
                shared.Add(await ReadAsync(index, run, LabelOf(run, index, records.Values), colours[id], cancellationToken));
            }
        }

        return shared.Count == 0 ? null : new SharedContent(link, shared);
    }

    /// <returns>Null: the sweep has been deleted.</returns>
    private async Task<SharedContent?> ReadSweepAsync(ShareLink link, CancellationToken cancellationToken)
    {
        if (await sweeps.OpenAsync(link.Targets[0], cancellationToken) is not { } board)
        {
            return null;
        }

        var sweep = new SharedSweep(board);
        var best = sweep.Best is { } trial ? await ReadTrialAsync(trial, cancellationToken) : null;
        return new SharedContent(link, best is null ? [] : [best]) { Sweep = sweep };
    }

    /// <returns>Null: its run has gone since the trials were read.</returns>
    private async Task<SharedRun?> ReadTrialAsync(SweepTrial trial, CancellationToken cancellationToken) =>
        await runs.FindAsync(trial.RunId!, cancellationToken) is { TrashedAt: null } run
            ? await ReadAsync(trial.Number, run, $"Trial {Format.Count(trial.Number)}", RunPalette.Of(run.Id), cancellationToken)
            : null;

    private async Task<SharedRun> ReadAsync(int index, RunRecord run, string label, string colour, CancellationToken cancellationToken) =>
        new(index, run, label, colour, await runs.ListSnapshotsAsync(run.Id, cancellationToken) ?? []);

    /// <summary>Two runs of one name are told apart by their place: an id is nothing for the outside.</summary>
    private static string LabelOf(RunRecord run, int index, IEnumerable<RunRecord> all) =>
        all.Count(other => other.Name == run.Name) > 1 ? $"{run.Name} ({Format.Count(index + 1)})" : run.Name;
}
