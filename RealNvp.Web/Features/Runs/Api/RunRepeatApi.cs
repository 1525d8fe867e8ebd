using RealNvp.Web.Features.Runs.Repeat;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>Running settings again over REST, and what runs have to do with each other.</summary>
internal static class RunRepeatApi
{
    public static void MapRunRepeatApi(this IEndpointRouteBuilder runs)
    {
        runs.MapPost("/{id}/repeat", RepeatAsync)
            .WithName("repeatRun").WithSummary("Run the same settings with other seeds")
            .WithDescription(
                "Queues runs that differ from this one in nothing but the training seed: `count` of them (5 without a body) with the least seeds that no run of "
                + "these settings has yet, or those of `seeds`. All are launched or none.")
            .Accepts<RepeatRequest>(isOptional: true, "application/json")
            .Produces<RunListResponse>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapGet("/{id}/lineage", FindFamilyAsync)
            .WithName("getLineage").WithSummary("Read what a run has to do with others")
            .WithDescription(
                "The runs it was made from and those made from it, two generations deep, with the settings that differ, and the ids of all runs of "
                + "the same settings with another training seed.")
            .Produces<FamilyResponse>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> RepeatAsync(string id, HttpRequest request, IRunRepeats repeats, CancellationToken cancellationToken)
    {
        var (order, errors) = await RepeatBody.ReadAsync(request, cancellationToken);
        if (errors.Count > 0)
        {
            return ApiProblems.Invalid(errors, "The run cannot be repeated");
        }

        var result = await repeats.RepeatAsync(id, order, cancellationToken);
        return !result.Found ? RunsApi.NotFound(id)
            : result.Errors.Count > 0 ? ApiProblems.Invalid(result.Errors, "The run cannot be repeated")
            : TypedResults.Json(new RunListResponse(result.Runs.Select(RunResponse.Of).ToList(), result.Runs.Count), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> FindFamilyAsync(string id, IRunRepeats repeats, CancellationToken cancellationToken) =>
        await repeats.FindFamilyAsync(id, cancellationToken) is { } family ? TypedResults.Ok(FamilyResponse.Of(family)) : RunsApi.NotFound(id);
}
