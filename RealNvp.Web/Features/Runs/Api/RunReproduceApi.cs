using RealNvp.Web.Features.Runs.Reproduce;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>Reproducing a run over REST.</summary>
internal static class RunReproduceApi
{
    public static void MapRunReproduceApi(this IEndpointRouteBuilder runs)
    {
        runs.MapPost("/{id}/reproduce", ReproduceAsync)
            .WithName("reproduceRun").WithSummary("Run the same once more, seed and all")
            .WithDescription("Queues a run of the same settings and seed, whose curve and weights are compared with those of the completed run bit by bit.")
            .Produces<RunResponse>(StatusCodes.Status201Created).ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapGet("/{id}/reproduction", CompareAsync)
            .WithName("getReproduction").WithSummary("Compare a reproduction with its run")
            .WithDescription("What came of a reproduction so far, with the first number that differs and in what the two runs' surroundings differ. 404 for a run that is no reproduction.")
            .Produces<ReproductionResponse>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ReproduceAsync(string id, IRunReproductions reproductions, CancellationToken cancellationToken)
    {
        var result = await reproductions.ReproduceAsync(id, cancellationToken);
        return !result.Found ? RunsApi.NotFound(id)
            : result.Refusal is { } why ? ApiProblems.Conflict(why)
            : result.Run is { } run ? TypedResults.Created($"{RunsApi.Prefix}/{run.Id}", RunResponse.Of(run))
            : ApiProblems.Invalid(result.Errors, "The run cannot be reproduced");
    }

    private static async Task<IResult> CompareAsync(string id, IRunReproductions reproductions, CancellationToken cancellationToken) =>
        await reproductions.CompareAsync(id, cancellationToken) is { } found ? TypedResults.Ok(ReproductionResponse.Of(found)) : RunsApi.NotFound(id);
}
