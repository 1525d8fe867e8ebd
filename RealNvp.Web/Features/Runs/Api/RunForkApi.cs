using RealNvp.Web.Features.Runs.Fork;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>Going on from a run's checkpoint over REST.</summary>
internal static class RunForkApi
{
    private const string Refused = "The run cannot be forked";

    public static void MapRunForkApi(this IEndpointRouteBuilder runs)
    {
        runs.MapGet("/{id}/checkpoints", ListAsync)
            .WithName("listCheckpoints").WithSummary("List the checkpoints to go on from")
            .WithDescription("A few of them are kept, spread over the run's epochs; a run that trains drops some for newer ones.")
            .Produces<CheckpointListResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapPost("/{id}/fork", ForkAsync)
            .WithName("forkRun").WithSummary("Go on from a checkpoint with other settings")
            .WithDescription(
                "Queues a run that goes on from the end of `epoch`, one of the run's checkpoints. The body has the fields of a launch: what is left out stays as in the "
                + "run. The flow's shape, the data, the split and the training seed cannot change.")
            .Accepts<ForkRequest>("application/json")
            .Produces<RunResponse>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(string id, IRunForks forks, CancellationToken cancellationToken) =>
        await forks.ListAsync(id, cancellationToken) is { } kept
            ? TypedResults.Ok(new CheckpointListResponse(kept.Select(CheckpointResponse.Of).ToList()))
            : RunsApi.NotFound(id);

    private static async Task<IResult> ForkAsync(string id, HttpRequest request, IRunService runs, IRunForks forks, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return RunsApi.NotFound(id);
        }

        var (text, unreadable) = await RunBody.ReadAsync(request, cancellationToken);
        if (unreadable is not null)
        {
            return ApiProblems.Invalid([unreadable], Refused);
        }

        var (epoch, spec, errors) = ForkBody.Read(text, run);
        if (errors.Count > 0)
        {
            return ApiProblems.Invalid(errors, Refused);
        }

        var result = await forks.ForkAsync(id, epoch, spec, cancellationToken);
        return !result.Found ? RunsApi.NotFound(id)
            : result.Run is { } fork ? TypedResults.Created($"{RunsApi.Prefix}/{fork.Id}", RunResponse.Of(fork))
            : ApiProblems.Invalid(result.Errors, Refused);
    }
}
