using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Sweeps.Detail;

/// <summary>The numbers of a sweep's charts: all trials in one small answer.</summary>
internal static class TrialColumnsApi
{
    public static string Address(string id) => SweepUrls.OneApi(id) + "/columns";

    public static void MapTrialColumnsApi(this IEndpointRouteBuilder routes) => routes.MapGet(Address("{id}"), ReadAsync)
        .WithTags("Sweeps").WithName("sweepColumns").WithSummary("Read a sweep's trials as columns")
        .WithDescription("All trials by number, a list for each thing known of them: what the charts of a sweep's page draw.")
        .Produces<TrialColumnsResponse>().ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ReadAsync(string id, ISweepService sweeps, CancellationToken cancellationToken)
    {
        var all = new SweepTrialQuery { Sort = SweepSort.Number, PageSize = SweepTrialQuery.MaxPageSize };
        return await sweeps.FindAsync(id, cancellationToken) is { } sweep && await sweeps.ListTrialsAsync(id, all, cancellationToken) is { } trials
            ? TypedResults.Ok(TrialColumnsResponse.Of(sweep.Summary.Settings, trials.Items))
            : ApiProblems.NotFound($"There is no sweep {id}.");
    }
}
