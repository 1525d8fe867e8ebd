using Microsoft.AspNetCore.Http.HttpResults;
using RealNvp.Data.Runs;
using RealNvp.Data.Sharing;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Hosting.WarmUps;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>The page that a link to the newest run would open. No link is made for it: nobody knows the tokens of those there are, not even the studio.</summary>
internal sealed class ShareWarmUp(IShareService shares, IRunService runs, SharedPages pages) : IWarmUp
{
    public async Task RunAsync(WarmUpRequests requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var token = ShareToken.New();
        await shares.OpenAsync(token, cancellationToken);
        foreach (var run in (await runs.ListAsync(new RunQuery { PageSize = 1 }, cancellationToken)).Items)
        {
            var link = new ShareLink { Id = "", Kind = ShareKind.Run, Targets = [run.Id], View = "", Title = run.Name, CreatedAt = run.CreatedAt };
            var shown = new SharedRun(0, run, run.Name, RunPalette.Of(run.Id), await runs.ListSnapshotsAsync(run.Id, cancellationToken) ?? []);
            var address = ShareUrls.Page(token);
            var page = await pages.BuildAsync(token, new SharedContent(link, [shown]), SharedParts.All, cancellationToken) with { Url = $"{Uri.UriSchemeHttp}://localhost{address}" };
            await requests.WriteAsync(address, new RazorComponentResult<SharedDocument>(new { Page = page }), cancellationToken);
        }
    }
}
