using RealNvp.Data.Sharing;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.Views;
using RealNvp.Web.Features.Share.Public.Views;
using RealNvp.Web.Features.Sweeps;

namespace RealNvp.Web.Features.Share;

/// <summary>Finds what a link is to show.</summary>
internal sealed class ShareSubjects(IRunService runs, ISweepService sweeps, ISavedViews views)
{
    public Task<ShareSubject> FindAsync(ShareRequest request, CancellationToken cancellationToken) => request.Kind switch
    {
        ShareKind.Sweep => FindSweepAsync(request, cancellationToken),
        ShareKind.View => FindViewAsync(request, cancellationToken),
        _ => FindRunsAsync(request, cancellationToken),
    };

    private async Task<ShareSubject> FindRunsAsync(ShareRequest request, CancellationToken cancellationToken)
    {
        var found = await runs.FindManyAsync([.. request.Targets.Take(ShareRules.MostRuns)], cancellationToken);
        return new ShareSubject([.. found.Select(run => run.Id)], string.Join(", ", found.Select(run => run.Name)), request.View, []);
    }

    private async Task<ShareSubject> FindSweepAsync(ShareRequest request, CancellationToken cancellationToken) =>
        request.Targets is [var id] && await sweeps.FindAsync(id, cancellationToken) is { } sweep
            ? new ShareSubject([id], sweep.Summary.Name, "", [])
            : new ShareSubject([], "", "", []);

    private async Task<ShareSubject> FindViewAsync(ShareRequest request, CancellationToken cancellationToken)
    {
        if (request.Targets is not [var id] || (await views.ListAsync(cancellationToken)).FirstOrDefault(known => known.Id == id) is not { } view)
        {
            return new ShareSubject([], "", "", []);
        }

        return SharedRunsView.Refusal(view.Query) is { } reason
            ? new ShareSubject([id], view.Name, view.Query, [new FieldError("savedView", reason)])
            : new ShareSubject([id], view.Name, view.Query, []) { LeftOut = SharedRunsView.LeftOut(view.Query) };
    }
}
