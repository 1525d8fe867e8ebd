using Microsoft.AspNetCore.Http.HttpResults;
using RealNvp.Data.Runs;
using RealNvp.Engine;
using RealNvp.Web.Hosting;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.QueuePage.Api;

/// <summary>REST of the queue: what trains, what waits, and moving a run in the order.</summary>
public static class QueueApi
{
    public static IEndpointRouteBuilder MapQueueApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Queue");
        api.MapGet("/queue", GetAsync)
            .WithName("getQueue").WithSummary("Read the queue").WithDescription("What trains now and what waits, in the order in which it will start.");
        api.MapPost("/runs/{id}/queue", MoveAsync)
            .WithName("moveRun").WithSummary("Move a waiting run")
            .WithDescription("Changes its place in the queue. The answer is the queue as it is then.")
            .Accepts<MoveRequest>("application/json")
            .Produces<QueueResponse>().ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        return endpoints;
    }

    private static async Task<Ok<QueueResponse>> GetAsync(IRunQueue queue, CancellationToken cancellationToken) =>
        TypedResults.Ok(QueueResponse.Of(await queue.GetStateAsync(cancellationToken)));

    private static async Task<IResult> MoveAsync(
        string id, HttpRequest request, IRunQueue queue, IRunStore runs, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return ApiProblems.Problem(
                StatusCodes.Status415UnsupportedMediaType, "Not JSON", "Send the move as JSON with the header Content-Type: application/json.");
        }

        var (move, error) = await MoveReader.ReadAsync(request.Body, cancellationToken);
        if (error is not null)
        {
            return ApiProblems.Invalid([error], "The run cannot be moved");
        }

        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return ApiProblems.NotFound($"There is no run {ShortText.Of(id)}.");
        }

        return await queue.MoveAsync(id, move, cancellationToken)
            ? TypedResults.Ok(QueueResponse.Of(await queue.GetStateAsync(cancellationToken)))
            : ApiProblems.Conflict(
                $"The run is not waiting: it is {run.Status.ToString().ToLowerInvariant()}. Only waiting runs have a place in the queue.");
    }
}
