using RealNvp.Data.Runs;
using RealNvp.Web.Hosting.WarmUps;

namespace RealNvp.Web.Features.Runs;

/// <summary>The list of runs, which the studio opens with, the page of the newest, and the form of a new one.</summary>
internal sealed class RunsWarmUp(IRunService runs) : IWarmUp
{
    public async Task RunAsync(WarmUpRequests requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        await requests.GetAsync(RunUrls.List, cancellationToken);
        foreach (var run in (await runs.ListAsync(new RunQuery { PageSize = 1 }, cancellationToken)).Items)
        {
            await requests.GetAsync(RunUrls.Page(run.Id), cancellationToken);
        }

        await requests.GetAsync(RunUrls.New, cancellationToken);
    }
}
