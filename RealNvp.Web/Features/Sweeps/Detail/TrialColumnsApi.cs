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

    private static async Task<IResult> ReadAsync(string id, ISweepService sweeps, CancellationToken cancellationToken) =>
        await sweeps.OpenAsync(id, cancellationToken) is { } board
            ? TypedResults.Ok(TrialColumnsResponse.Of(board.Sweep.Summary.Settings, board.Trials))
            : ApiProblems.NotFound(SweepActions.NotFound(id).Message!);
}
