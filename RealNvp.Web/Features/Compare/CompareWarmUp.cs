using RealNvp.Data.Runs;
using RealNvp.Web.Features.Compare.Api;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Hosting.WarmUps;

namespace RealNvp.Web.Features.Compare;

/// <summary>The newest runs beside each other, and their curves.</summary>
internal sealed class CompareWarmUp(IRunService runs) : IWarmUp
{
    public async Task RunAsync(WarmUpRequests requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var newest = await runs.ListAsync(new RunQuery { PageSize = CompareView.LeastRuns }, cancellationToken);
        if (newest.Items.Count == CompareView.LeastRuns)
        {
            var ids = newest.Items.Select(run => run.Id).ToList();
            await requests.GetAsync(RunUrls.Compare(ids), cancellationToken);
            await requests.GetAsync($"{CurvesApi.Path}?runs={string.Join(',', ids)}", cancellationToken);
        }
    }
}
