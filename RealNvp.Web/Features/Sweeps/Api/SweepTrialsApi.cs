using RealNvp.Web.Features.Sweeps.Importance;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Sweeps.Api;

/// <summary>A sweep's trials, combinations and the importance of its settings.</summary>
internal static class SweepTrialsApi
{
    public static void MapSweepTrialsApi(this RouteGroupBuilder sweeps)
    {
        sweeps.MapGet("/{id}/trials", ListTrialsAsync)
            .WithName("listTrials").WithSummary("Read a sweep's leaderboard")
            .WithDescription("One page of the trials that match, best first if nothing else is asked, with the reason of those that were stopped early.")
            .Produces<SweepTrialListResponse>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound)
            .DescribeTrialList(SweepSort.OfTrials, hasStates: true);
        sweeps.MapGet("/{id}/combinations", ListCombinationsAsync)
            .WithName("listCombinations").WithSummary("Read a sweep's leaderboard over seeds")
            .WithDescription("One row for each combination of values: mean and standard deviation of the objective over its seeds.")
            .Produces<SweepCombinationListResponse>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound)
            .DescribeTrialList(SweepSort.OfCombinations, hasStates: false);
        sweeps.MapGet("/{id}/importance", GetImportanceAsync)
            .WithName("getImportance").WithSummary("Which settings mattered")
            .WithDescription(
                "Each setting's share of what can be explained (permutation importance in a random forest over ranks), and its rank correlation with the objective. "
                + "With too few results it says how many it takes.")
            .Produces<SweepImportance>().ProducesProblem(StatusCodes.Status404NotFound);
        sweeps.MapPost("/{id}/trials/{trial:int}/revive", ReviveAsync)
            .WithName("reviveTrial").WithSummary("Let a stopped trial go on")
            .WithDescription("From its last checkpoint; nothing stops it any more. The answer is the sweep as it is now.")
            .Produces<SweepResponse>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListTrialsAsync(string id, HttpRequest request, ISweepService sweeps, CancellationToken cancellationToken)
    {
        if (await sweeps.OpenAsync(id, cancellationToken) is not { } board)
        {
            return SweepsApi.NotFound(id);
        }

        var (query, errors) = SweepQueryReading.Trials(request.Query, SweepSort.OfTrials, board.Sweep.Summary.Settings, hasStates: true);
        if (errors.Count > 0)
        {
            return ApiProblems.Invalid(errors);
        }

        var values = new SweepValues(board.Sweep.Request);
        var list = board.PageOfTrials(query);
        return TypedResults.Ok(new SweepTrialListResponse([.. list.Items.Select(trial => SweepTrialResponse.Of(trial, values))], list.Total));
    }

    private static async Task<IResult> ListCombinationsAsync(string id, HttpRequest request, ISweepService sweeps, CancellationToken cancellationToken)
    {
        if (await sweeps.OpenAsync(id, cancellationToken) is not { } board)
        {
            return SweepsApi.NotFound(id);
        }

        var (query, errors) = SweepQueryReading.Trials(request.Query, SweepSort.OfCombinations, board.Sweep.Summary.Settings, hasStates: false);
        if (errors.Count > 0)
        {
            return ApiProblems.Invalid(errors);
        }

        var values = new SweepValues(board.Sweep.Request);
        var list = board.PageOfCombinations(query);
        return TypedResults.Ok(new SweepCombinationListResponse([.. list.Items.Select(row => SweepCombinationResponse.Of(row, values))], list.Total));
    }

    private static async Task<IResult> GetImportanceAsync(string id, ISweepService sweeps, CancellationToken cancellationToken) =>
        await sweeps.GetImportanceAsync(id, cancellationToken) is { } importance ? TypedResults.Ok(importance) : SweepsApi.NotFound(id);

    private static async Task<IResult> ReviveAsync(string id, int trial, ISweepService sweeps, CancellationToken cancellationToken) =>
        await SweepsApi.AnswerAsync(id, await sweeps.ReviveAsync(id, trial, cancellationToken), sweeps, cancellationToken);
}
